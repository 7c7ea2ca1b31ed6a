import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { runMain } from '../fixture/run-main.ts'
import { Workspace } from '../fixture/workspace.ts'
import type { Finding } from '../report/finding.ts'

const service = (...lines: string[]) => ['apiVersion: v1', 'kind: Service', 'metadata: {name: web}', ...lines, ''].join('\n')

describe('validate, of built-in kinds', () => {
  test.each<[title: string, manifest: string, findings: string[]]>([
    ['what the server decodes', service('spec:', '  ports: [{port: 80, targetPort: web}]'), []],
    [
      'a type',
      service('spec:', '  ports:', '  - port: "80"'),
      ['a.yaml:6:5: error: Service web: spec.ports[0].port has to be an integer, not "80" (string).'],
    ],
    [
      'an unknown field',
      service('spec:', '  port: 80'),
      ['a.yaml:5:3: error: Service web: spec.port is unknown to the schema, so the server would drop it.'],
    ],
    [
      'a key that is there twice',
      service('spec: {}', 'spec: {}'),
      ['a.yaml:5:1: error: Service web: line 5: key "spec" already set in map'],
    ],
    [
      'a quantity',
      'apiVersion: v1\nkind: ResourceQuota\nmetadata: {name: a}\nspec:\n  hard: {cpu: 1 core}\n',
      ['a.yaml:5:10: error: ResourceQuota a: spec.hard.cpu has to be a quantity such as "500m" or "1.5Gi", not "1 core" (string).'],
    ],
    [
      'what Go fills in is not asked for, though the OpenAPI calls it required',
      'apiVersion: v1\nkind: Event\nmetadata: {name: a, namespace: b}\n',
      [],
    ],
    [
      'what is required, and what is none of the constants',
      service('spec:', '  type: External', '  ports: [{name: web}]'),
      [
        'a.yaml:5:3: error: Service web: spec.type has to be one of "ClusterIP", "ExternalName", "LoadBalancer", "NodePort", not "External" (string).',
        'a.yaml:6:11: error: Service web: spec.ports[0].port is required, but missing.',
      ],
    ],
    [
      'metadata, in the words of the server',
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, labels: {a: b c}, ownerReferences: [{apiVersion: v1, kind: Pod, name: a}]}\n',
      [
        expect.stringMatching(/^a.yaml:3:21: error: ConfigMap a: metadata.labels: Invalid value: "b c": a valid label must be/) as never,
        'a.yaml:3:39: error: ConfigMap a: metadata.ownerReferences.uid: Invalid value: "": must not be empty',
      ],
    ],
    [
      'names by the rule of their kind',
      'apiVersion: v1\nkind: Namespace\nmetadata: {name: a.b}\n---\napiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: "a:B"}\n',
      ['a.yaml:3:12: error: Namespace a.b: metadata.name: Invalid value: "a.b": must not contain dots'],
    ],
    [
      'a status that the server drops',
      'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: b}]}\nstatus: {phase: Lost, conditions: [{}]}\n',
      [],
    ],
    ['names are left to who renders the manifest', 'apiVersion: v1\nkind: Service\nmetadata: {}\n', []],
    [
      'the values of a Secret stay out of messages',
      'apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData: {password: 12345}\n',
      [],
    ],
  ])('%s', async (title, manifest, findings) => {
    using workspace = new Workspace({ 'a.yaml': manifest })
    const { stdout, stderr } = await runMain(['validate', '.'], { cwd: workspace.folder })
    if (title.includes('Secret')) expect(stdout).not.toContain('12345')
    else expect(lines(stdout)).toEqual(findings)
    expect(stderr).toContain('judged by structure only (fields, types, constants, metadata), so the server may refuse more')
  })

  test('a CRD on the paths comes first; a name of JavaScript is no apiVersion', async () => {
    using workspace = new Workspace({ 'a.yaml': 'apiVersion: constructor\nkind: Foo\n---\napiVersion: __proto__\nkind: Foo\n' })
    const { stdout, stderr } = await runMain(['validate', '.'], { cwd: workspace.folder })
    expect({ stdout, stderr }).toEqual({
      stdout: '',
      stderr: '2 documents, 0 findings, 2 skipped (no CRD for kind Foo __proto__, Foo constructor)\n',
    })
  })
})

const shared = process.env['KINDBOX_SHARED']
const suite = shared === undefined ? describe.skip : describe
const why = shared === undefined ? ' (skipped: KINDBOX_SHARED names no folder with a corpus)' : ''

suite(`validate on a corpus of built-in kinds${why}`, () => {
  const corpus = join(shared ?? '', 'corpus-builtin')

  test('has nothing against what the server accepted, and finds what it cannot decode', async () => {
    const { stdout } = await runMain(['validate', 'resources', '-o', 'json'], { cwd: corpus })
    const { findings }: { findings: Finding[] } = JSON.parse(stdout)
    const found = new Map(
      findings.filter(({ severity }) => severity === 'error').map((finding) => [basename(finding.file, '.yaml'), finding]),
    )
    const verdicts = readFileSync(join(corpus, 'verdicts.jsonl'), 'utf8').trimEnd().split('\n').map(toVerdict)
    const accepted = verdicts.filter(({ status }) => status === 201)
    // A document without a name was sent as JSON with one, and so without its duplicate keys.
    const alarms = accepted.filter(({ id }) => found.has(id) && !found.get(id)!.message.includes('already set in map'))
    expect(alarms).toEqual([])
    const undecodable = verdicts.filter(({ status, kind }) => status === 400 && kind !== undefined)
    const caught = undecodable.filter(({ id }) => found.has(id)).length
    expect(caught / undecodable.length).toBeGreaterThan(0.98)
    const invalid = verdicts.filter(({ status }) => status === 422)
    expect(invalid.filter(({ id }) => found.has(id)).length / invalid.length).toBeGreaterThan(0.5)
  }, 120_000)
})

function toVerdict(line: string): { id: string; status: number; kind?: string } {
  return JSON.parse(line) as { id: string; status: number; kind?: string }
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '')
}
