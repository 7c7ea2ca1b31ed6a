import { describe, expect, test } from '@jest/globals'
import { foo, fooCrd } from '../fixture/manifests.ts'
import { runMain } from '../fixture/run-main.ts'
import { Workspace } from '../fixture/workspace.ts'

const rules = [{ rule: 'self.size >= oldSelf.size', message: 'it cannot shrink' }]
const crd = fooCrd({
  type: 'object',
  properties: { size: { type: 'integer', maximum: 10, default: 3 }, note: { type: 'string' } },
  'x-kubernetes-validations': rules,
})
const shrunk = 'new.yaml:6:1: error: Foo default/baz: spec: Invalid value: it cannot shrink'

describe('validate --old', () => {
  test.each<[title: string, manifest: string, old: { readonly [file: string]: string }, findings: string[]]>([
    ['transition rules', foo('  size: 1'), { 'old/foo.yaml': foo('  size: 2') }, [shrunk]],
    ['what is the same or grows', foo('  size: 2'), { 'old/foo.yaml': foo('  size: 2') }, []],
    ['another one is new', foo('  size: 1'), { 'old/foo.yaml': foo('  size: 2').replace('baz', 'other') }, []],
    ['one in another namespace is new', foo('  size: 1'), { 'old/foo.yaml': foo('  size: 2').replace('default', 'other') }, []],
    [
      'no namespace is the default one',
      foo('  size: 1'),
      { 'old/foo.yaml': foo('  size: 2').replace('  namespace: default\n', '') },
      [shrunk],
    ],
    ['defaults that the server filled in', foo('  size: 1'), { 'old/foo.yaml': foo('  note: a') }, [shrunk]],
    [
      'what was wrong before is forgiven as long as it stays',
      foo('  size: 12', '  note: b'),
      { 'old/foo.yaml': foo('  size: 12', '  note: a') },
      [],
    ],
    [
      'what the server said of it',
      foo('  size: 2'),
      {
        'old/foo.yaml': foo('  size: 2').replace(
          'metadata:',
          'metadata:\n  uid: a\n  resourceVersion: "7"\n  creationTimestamp: "2026-01-01T00:00:00Z"',
        ),
      },
      [],
    ],
    [
      'a definition is compared, too',
      foo('  size: 2'),
      { 'old/foo.yaml': foo('  size: 2'), 'old/crd.json': crd.replace('"Namespaced"', '"Cluster"') },
      ['crd.json:1:144: error: CustomResourceDefinition foos.example.dev: spec.scope: Invalid value: "Namespaced": field is immutable'],
    ],
    [
      'metadata that is none is refused as ever',
      'apiVersion: example.dev/v1\nkind: Foo\nmetadata: 1\n',
      { 'old/foo.yaml': foo('  size: 2') },
      ['new.yaml:3:1: error: Foo: json: cannot unmarshal number into Go value of type v1.ObjectMeta'],
    ],
  ])('%s', async (_, manifest, old, findings) => {
    using workspace = new Workspace({ 'crd.json': crd, 'new.yaml': manifest, ...old })
    const { stdout, code } = await runMain(['validate', 'crd.json', 'new.yaml', '--old', 'old'], { cwd: workspace.folder })
    expect({ findings: stdout.split('\n').filter((line) => line !== ''), code }).toEqual({ findings, code: findings.length > 0 ? 1 : 0 })
  })

  test('the cluster as it is, from standard input', async () => {
    using workspace = new Workspace({ 'crd.json': crd, 'new.yaml': foo('  size: 1') })
    const stdin = `apiVersion: v1\nkind: List\nitems:\n- ${foo('  size: 2').trimEnd().replaceAll('\n', '\n  ')}\n`
    const { stdout } = await runMain(['validate', '.', '--old', '-'], { cwd: workspace.folder, stdin })
    expect(stdout).toBe(`${shrunk}\n`)
  })
})
