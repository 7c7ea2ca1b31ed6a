import { describe, expect, test } from '@jest/globals'
import { foo, fooCrd, replicas } from '../fixture/manifests.ts'
import { fooModule, namesModule } from '../fixture/modules.ts'
import { runBin } from '../fixture/run-bin.ts'
import { runMain } from '../fixture/run-main.ts'
import { Workspace } from '../fixture/workspace.ts'

interface Case {
  readonly files: { readonly [path: string]: string }
  readonly args?: readonly string[]
  /** File and line, then what comes behind the column. */
  readonly findings: readonly string[]
  readonly stderr: string
  readonly code: 0 | 1 | 2
}

const about = 'CustomResourceDefinition foos.example.dev'
const crd = fooCrd(replicas)
const bounded = (maximum: number) => fooCrd({ type: 'object', properties: { replicas: { type: 'integer', minimum: 5, maximum } } })
const optional = fooCrd({ type: 'object', properties: { size: { type: 'integer' } } })

const cases: { readonly [title: string]: Case } = {
  'a good definition': { files: { 'crd.json': crd }, args: ['.'], findings: [], stderr: '1 document, 0 findings\n', code: 0 },
  'an error is what the server refuses': {
    files: { 'crd.json': fooCrd({ type: 'object', properties: { a: { type: 'array' } } }) },
    args: ['.'],
    findings: [
      `crd.json:1: error: ${about}: spec.validation.openAPIV3Schema.properties[spec].properties[a].items: Required value: must be specified`,
    ],
    stderr: '1 document, 1 finding\n',
    code: 1,
  },
  'CEL is compiled': {
    files: { 'crd.json': fooCrd({ ...replicas, 'x-kubernetes-validations': [{ rule: 'self.replica > 1' }] }) },
    args: ['.', '--no-traps'],
    findings: [
      `crd.json:1: error: ${about}: spec.validation.openAPIV3Schema.properties[spec].x-kubernetes-validations[0].rule: Invalid value: {"Rule":"self.replica \\u003e 1","Message":"","MessageExpression":"","Reason":null,"FieldPath":"","OptionalOldSelf":null}: compilation failed: ERROR: <input>:1:5: undefined field 'replica'\\n | self.replica > 1\\n | ....^`,
    ],
    stderr: '1 document, 1 finding\n',
    code: 1,
  },
  'a trap is a warning, with its fix': {
    files: { 'crd.json': bounded(3) },
    args: ['crd.json'],
    findings: [
      `crd.json:1: warning: ${about}: spec.versions[0].schema.openAPIV3Schema.properties.spec.properties.replicas.minimum: no value fits: minimum is 5 and maximum is 3; fix: lower minimum or raise maximum`,
    ],
    stderr: '1 document, 1 finding, all warnings\n',
    code: 0,
  },
  'warnings can count as errors': {
    files: { 'crd.json': bounded(3) },
    args: ['crd.json', '--warnings-as-errors', '-o', 'text'],
    findings: [
      `crd.json:1: warning: ${about}: spec.versions[0].schema.openAPIV3Schema.properties.spec.properties.replicas.minimum: no value fits: minimum is 5 and maximum is 3; fix: lower minimum or raise maximum`,
    ],
    stderr: '1 document, 1 finding, all warnings\n',
    code: 1,
  },
  'without traps': {
    files: { 'crd.json': bounded(3) },
    args: ['crd.json', '--no-traps', '--warnings-as-errors'],
    findings: [],
    stderr: '1 document, 0 findings\n',
    code: 0,
  },
  'what is no definition is counted; a List is taken apart; a template is a finding': {
    files: {
      'a.yaml': foo('  replicas: 1'),
      'b.yaml': `apiVersion: v1\nkind: List\nitems:\n- ${crd}\n---\na: {{ b }}: c\n`,
      'package.json': '{}',
    },
    args: ['.'],
    findings: ['b.yaml:6: error: yaml: mapping values are not allowed in this context'],
    stderr: '4 documents, 1 finding, 2 skipped (no CustomResourceDefinition)\n',
    code: 1,
  },
  'a definition of a version that is not served any more': {
    files: { 'a.yaml': 'apiVersion: apiextensions.k8s.io/v1beta1\nkind: CustomResourceDefinition\nmetadata: {name: a}\n' },
    args: ['.'],
    findings: [
      'a.yaml:1: error: CustomResourceDefinition a: no matches for kind "CustomResourceDefinition" in version "apiextensions.k8s.io/v1beta1" (served: v1)',
    ],
    stderr: '1 document, 1 finding\n',
    code: 1,
  },
  'nothing to judge is a mistake': {
    files: { 'a.yaml': foo('  replicas: 1') },
    args: ['.'],
    findings: [],
    stderr:
      '1 document, 0 findings, 1 skipped (no CustomResourceDefinition)\nkindbox: there is no CustomResourceDefinition on these paths\n',
    code: 2,
  },
  'an update keeps scope and kind, because what is replaced was installed': {
    files: { 'new/crd.json': crd.replace('"Namespaced"', '"Cluster"'), 'old/crd.json': crd },
    args: ['new', '--old', 'old'],
    findings: [`new/crd.json:1: error: ${about}: spec.scope: Invalid value: "Cluster": field is immutable`],
    stderr: '1 document, 1 finding\n',
    code: 1,
  },
  'what the server lists twice is told once': {
    files: { 'new.json': crd.replace('"metadata":{', '"metadata":{"deletionGracePeriodSeconds":1,'), 'old.json': crd },
    args: ['new.json', '--old', 'old.json'],
    findings: [`new.json:1: error: ${about}: metadata.deletionGracePeriodSeconds: Invalid value: 1: field is immutable`],
    stderr: '1 document, 1 finding\n',
    code: 1,
  },
  'an update cannot drop the storage version': {
    files: { 'new.json': crd.replace('"name":"v1"', '"name":"v2"'), 'old.json': crd },
    args: ['new.json', '--old', 'old.json'],
    findings: [
      `new.json:1: error: ${about}: status.storedVersions[0]: Invalid value: "v1": missing from spec.versions; v1 was previously a storage version, and must remain in spec.versions until a storage migration ensures no data remains persisted in v1 and removes v1 from status.storedVersions`,
    ],
    stderr: '1 document, 1 finding\n',
    code: 1,
  },
  'an update is forgiven what was wrong before': {
    files: { 'new.json': setOfObjects('a word more'), 'old.json': setOfObjects('a word') },
    args: ['new.json', '--old', 'old.json', '--no-traps'],
    findings: [],
    stderr: '1 document, 0 findings\n',
    code: 0,
  },
  'what is not there in the old ones is new': {
    files: {
      'new.json': optional,
      'old/a.yaml': foo('  replicas: 1'),
      'old/b.yaml': '{{ template }}: {\n',
      'old/c.yaml': crd.replace('foos', 'bars'),
    },
    args: ['new.json', '--old', 'old'],
    findings: [],
    stderr: '1 document, 0 findings\n',
    code: 0,
  },
  'standard input cannot be both': {
    files: {},
    args: ['-', '--old', '-'],
    findings: [],
    stderr: 'kindbox: standard input cannot be both what is judged and --old\n',
    code: 2,
  },
}

/** A set of objects that can be changed in part, which servers took before Kubernetes 1.20. */
function setOfObjects(description: string): string {
  const a = { type: 'array', description, 'x-kubernetes-list-type': 'set', items: { type: 'object' } }
  return fooCrd({ type: 'object', properties: { a } })
}

describe('lint', () => {
  test.each(Object.entries(cases))('%s', async (_, { files, args = [], findings, stderr, code }) => {
    using workspace = new Workspace(files)
    const outcome = await runMain(['lint', ...args], { cwd: workspace.folder })
    expect({ findings: withoutColumns(outcome.stdout), stderr: outcome.stderr, code: outcome.code }).toEqual({ findings, stderr, code })
  })

  test('places: line and column, in YAML from standard input too', async () => {
    using workspace = new Workspace()
    const yaml = [
      'apiVersion: apiextensions.k8s.io/v1',
      'kind: CustomResourceDefinition',
      'metadata:',
      '  name: foos.example.dev',
      'spec:',
      '  group: example.dev',
      '  scope: namespaced',
      '  names: {kind: Foo, plural: foos}',
      '  versions:',
      '  - {name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}',
    ].join('\n')
    const { stdout } = await runMain(['lint', '-'], { cwd: workspace.folder, stdin: yaml })
    expect(stdout).toMatch(/^<stdin>:7:3: error: CustomResourceDefinition foos\.example\.dev: spec\.scope: Unsupported value: "namespaced"/)
  })

  test('as JSON, with code and fix', async () => {
    using workspace = new Workspace({ 'crd.json': bounded(3) })
    const { stdout } = await runMain(['lint', '.', '-o', 'json'], { cwd: workspace.folder })
    expect(JSON.parse(stdout)).toMatchObject({
      findings: [{ file: 'crd.json', line: 1, severity: 'warning', code: 'Trap', fix: 'lower minimum or raise maximum' }],
      summary: { documents: 1, errors: 0, warnings: 1 },
    })
  })

  test('a TypeScript definition: at its export, as an update of another module', async () => {
    const range = 'Type.Integer({ minimum: 5, maximum: 3 })'
    const old = fooModule.replace("from './names.js'", "from './old-names.js'")
    using workspace = new Workspace({
      'kinds.ts': fooModule.replace('Type.Integer({ minimum: 0 })', range),
      'names.ts': namesModule,
      'old.ts': old,
      'old-names.ts': namesModule.replace('Namespaced', 'Cluster'),
    }).install('@kindbox/core', '@sinclair/typebox')
    const { stdout, code } = await runBin(['lint', 'kinds.ts', '--old', 'old.ts'], { cwd: workspace.folder })
    expect(stdout.split('\n').slice(0, -1)).toEqual([
      `kinds.ts:15:14: error: ${about}: spec.scope: Invalid value: "Namespaced": field is immutable`,
      `kinds.ts:15:14: warning: ${about}: spec.versions[0].schema.openAPIV3Schema.properties.spec.properties.replicas.minimum: no value fits: minimum is 5 and maximum is 3; fix: lower minimum or raise maximum`,
    ])
    expect(code).toBe(1)
    expect((await runBin(['lint', '-d', 'kinds.ts', '--no-traps'], { cwd: workspace.folder })).code).toBe(0)
  })
})

function withoutColumns(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.replace(/^([^:]+:\d+):\d+/, '$1'))
}
