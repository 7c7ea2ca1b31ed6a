import { describe, expect, test } from '@jest/globals'
import { decodeDocuments } from '@kindbox/crd'
import { fooModule, namesModule } from '../fixture/modules.ts'
import { runBin } from '../fixture/run-bin.ts'
import { Workspace } from '../fixture/workspace.ts'

const modules = { 'foo.ts': fooModule, 'names.ts': namesModule }

function workspaceWith(files: { readonly [path: string]: string }): Workspace {
  return new Workspace({ ...modules, ...files }).install('@kindbox/core', '@sinclair/typebox')
}

const bar = (version: string, parts = '') => `
import { defineResource } from '@kindbox/core'
import { Type } from '@sinclair/typebox'
const names = { group: 'example.dev', kind: 'Bar', plural: 'bars', scope: 'Cluster' } as const
export const Bar = defineResource({ ...names, version: '${version}', spec: Type.Object({}), ${parts} })
`

describe('crd', () => {
  test('prints one document a kind, sorted, with the versions of several modules in it', async () => {
    using workspace = workspaceWith({ 'bar-10.ts': bar('v10', 'storage: false'), 'bar-2.ts': bar('v2', 'storage: true') })
    const run = (...files: string[]) => runBin(['crd', ...files], { cwd: workspace.folder })
    const outcome = await run('foo.ts', 'bar-10.ts', 'bar-2.ts')
    expect(outcome).toMatchObject({ code: 0, stderr: '' })
    const crds = decodeDocuments(outcome.stdout).map((document) => document.readable && document.value)
    expect(crds).toMatchObject([
      {
        kind: 'CustomResourceDefinition',
        metadata: { name: 'bars.example.dev' },
        spec: {
          versions: [
            { name: 'v2', storage: true },
            { name: 'v10', storage: false },
          ],
        },
      },
      { kind: 'CustomResourceDefinition', metadata: { name: 'foos.example.dev' }, spec: { versions: [{ name: 'v1' }] } },
    ])
    expect((await run('bar-2.ts', 'bar-10.ts', 'foo.ts')).stdout).toBe(outcome.stdout)
  })

  test('as JSON: one object, or a List', async () => {
    using workspace = workspaceWith({ 'bar.ts': bar('v1') })
    const run = async (...args: string[]) => JSON.parse((await runBin(['crd', '-o', 'json', ...args], { cwd: workspace.folder })).stdout)
    expect(await run('foo.ts')).toMatchObject({ kind: 'CustomResourceDefinition', metadata: { name: 'foos.example.dev' } })
    expect(await run('foo.ts', 'bar.ts')).toMatchObject({ apiVersion: 'v1', kind: 'List', items: [{}, {}] })
  })

  test('counts a resource once, however often it is exported, and takes those in lists', async () => {
    using workspace = workspaceWith({
      'all.ts': `import { Foo } from './foo.ts'\nimport { Bar } from './bar.ts'\nexport * from './foo.ts'\nexport default [Bar, Foo, 'no resource']\n`,
      'bar.ts': bar('v1'),
    })
    const { stdout, code } = await runBin(['crd', 'all.ts', 'foo.ts'], { cwd: workspace.folder })
    expect({ names: stdout.match(/^  name: .*/gm), code }).toEqual({
      names: ['  name: bars.example.dev', '  name: foos.example.dev'],
      code: 0,
    })
  })

  test('tells on stderr what lowering left out', async () => {
    const kind = `defineResource({ group: 'a.dev', version: 'v1', kind: 'A', plural: 'as', scope: 'Cluster', spec: Type.Object({ b: Type.String({ format: 'rune' }) }) })`
    const imports = `import { defineResource } from '@kindbox/core'\nimport { Type } from '@sinclair/typebox'\n`
    using workspace = workspaceWith({ 'a.ts': `${imports}export const Name = ${kind}\n` })
    const { stderr, code } = await runBin(['crd', 'a.ts'], { cwd: workspace.folder })
    expect(stderr).toMatch(/^a\.ts: warning: Name: spec\.b: .*'rune'.*\n$/)
    expect(code).toBe(0)
  })

  test.each([
    ['there is no such file', 'none.ts', '', 'kindbox: none.ts: there is no such file or folder\n'],
    ['it does not parse', 'a.ts', 'export const a = {\n', 'kindbox: a.ts cannot be loaded: a.ts:2:1: Unexpected token\n'],
    ['an import leads nowhere', 'a.ts', "import './nowhere.ts'\n", "kindbox: a.ts cannot be loaded: Cannot find module './nowhere.ts'\n"],
    ['it throws', 'a.ts', "throw new Error('first line\\nsecond')\n", 'kindbox: a.ts cannot be loaded: first line\n'],
    [
      'it exports no resource',
      'a.ts',
      "export const a = { kind: 'Foo' }\n",
      'kindbox: a.ts exports no resource; export what defineResource returns\n',
    ],
    [
      'versions contradict each other',
      'a.ts',
      `${bar('v1')}export const Other = defineResource({ ...names, version: 'v1', spec: Type.Object({}) })\n`,
      /^kindbox: a\.ts: Bar \(v1\), a\.ts: Other \(v1\): No server would accept .*\n {2}version: Version v1 is there twice\./,
    ],
    [
      'a definition is refused',
      'a.ts',
      bar('v1').replace('Type.Object({})', 'Type.Object({ at: Type.Date() as never })'),
      /^kindbox: a\.ts cannot be loaded: Bar cannot be a Kubernetes resource:\n {2}spec\.at: .*date-time/,
    ],
  ])('cannot run when %s: a sentence on stderr, nothing on stdout', async (_, file, content, message) => {
    using workspace = workspaceWith(file === 'a.ts' ? { [file]: content } : {})
    const { stdout, stderr, code } = await runBin(['crd', file], { cwd: workspace.folder })
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 })
    if (typeof message === 'string') expect(stderr).toBe(message)
    else expect(stderr).toMatch(message)
    expect(stderr).not.toMatch(/^ +at /m)
  })

  test('what it prints judges what is sent: crd | validate', async () => {
    using workspace = workspaceWith({})
    const { stdout: crds } = await runBin(['crd', 'foo.ts'], { cwd: workspace.folder })
    workspace.write('foo.yaml', 'apiVersion: example.dev/v1\nkind: Foo\nmetadata: {name: baz}\nspec: {replicas: 1, mode: soon}\n')
    const fromText = await runBin(['validate', '-', 'foo.yaml'], { cwd: workspace.folder, stdin: crds })
    const fromModule = await runBin(['validate', 'foo.yaml', '--definitions', 'foo.ts'], { cwd: workspace.folder })
    expect(fromText.stdout).toBe('foo.yaml:4:21: error: Foo baz: spec.mode: Unsupported value: "soon": supported values: "fast", "slow"\n')
    expect(fromModule.stdout).toBe(fromText.stdout)
  })
})
