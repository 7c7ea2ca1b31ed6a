import { describe, expect, test } from '@jest/globals'
import { foo, fooCrd, replicas } from '../fixture/manifests.ts'
import { runMain } from '../fixture/run-main.ts'
import { Workspace } from '../fixture/workspace.ts'

interface Case {
  readonly files: { readonly [path: string]: string | Uint8Array }
  readonly args?: readonly string[]
  readonly stdin?: string
  readonly findings: readonly string[]
  /** The first line on stderr. */
  readonly summary: string
  readonly code: 0 | 1 | 2
}

const crd = fooCrd(replicas)
const refusedCrd = fooCrd({ type: 'object', properties: { a: { type: 'array' } } })
const good = foo('  replicas: 3')

const cases: { readonly [title: string]: Case } = {
  'a good manifest and its CRD, whatever their order': {
    files: { 'a-manifest.yaml': good, 'b/crd.json': crd },
    findings: [],
    summary: '2 documents, 0 findings',
    code: 0,
  },
  'places: the field, and for a missing one what is around it': {
    files: { 'crd.json': crd, 'foo.yaml': `${foo('  replicas: three')}---\n${foo('  info: none')}` },
    findings: [
      'foo.yaml:7:3: error: Foo default/baz: spec.replicas: Invalid value: "string": spec.replicas in body must be of type integer: "string"',
      'foo.yaml:15:3: error: Foo default/baz: spec.info: unknown field "spec.info"',
    ],
    summary: '3 documents, 2 findings',
    code: 1,
  },
  'a cause without a field, at its place': {
    files: { 'crd.json': fooCrd({ ...replicas, oneOf: [{ required: ['replicas'] }, { minProperties: 1 }] }), 'foo.yaml': good },
    findings: [
      'foo.yaml:6:1: error: Foo default/baz: Invalid value: "": "spec" must validate one and only one schema (oneOf). Found 2 valid alternatives',
    ],
    summary: '2 documents, 1 finding',
    code: 1,
  },
  'a missing field': {
    files: { 'crd.json': crd, 'foo.yaml': foo('  {}') },
    findings: ['foo.yaml:6:1: error: Foo default/baz: spec.replicas: Required value'],
    summary: '2 documents, 1 finding',
    code: 1,
  },
  'JSON has places, too': {
    files: {
      'crd.json': crd,
      'foo.json': '{"apiVersion": "example.dev/v1", "kind": "Foo",\n "metadata": {"name": "baz"},\n "spec": {"replicas": -1}}',
    },
    findings: [
      'foo.json:3:11: error: Foo baz: spec.replicas: Invalid value: -1: spec.replicas in body should be greater than or equal to 0',
    ],
    summary: '2 documents, 1 finding',
    code: 1,
  },
  'YAML 1.1 as kubectl reads it: yes is a boolean': {
    files: { 'crd.json': fooCrd({ type: 'object', properties: { info: { type: 'string' } } }), 'foo.yaml': foo('  info: yes') },
    findings: [
      'foo.yaml:7:3: error: Foo default/baz: spec.info: Invalid value: "boolean": spec.info in body must be of type string: "boolean"',
    ],
    summary: '2 documents, 1 finding',
    code: 1,
  },
  'a List: its items, each with its place; a CRD can be one of them': {
    files: {
      'list.yaml': [
        'apiVersion: v1',
        'kind: List',
        'items:',
        `- ${crd}`,
        '- apiVersion: example.dev/v1',
        '  kind: Foo',
        '  metadata: {name: one}',
        '  spec: {replicas: 1, replicas: 2}',
        '- apiVersion: example.dev/v1',
        '  kind: Foo',
        '  metadata: {name: two}',
        '  spec: {replicas: 1.5}',
        '- nothing',
      ].join('\n'),
    },
    findings: [
      'list.yaml:8:23: error: Foo one: line 8: key "replicas" already set in map',
      'list.yaml:12:10: error: Foo two: spec.replicas: Invalid value: "number": spec.replicas in body must be of type integer: "number"',
      'list.yaml:12:10: error: Foo two: Invalid value: "": Checked value must be of type integer (default format) in spec.replicas',
      'list.yaml:13:3: error: this is no Kubernetes object: apiVersion and kind not set',
    ],
    summary: '4 documents, 4 findings',
    code: 1,
  },
  'a template is no YAML; the documents around it are judged': {
    files: { 'crd.json': crd, 'foo.yaml': `${good}---\nname: {{ .Values.name }}-foo\n---\n${foo('  replicas: -1')}` },
    findings: [
      'foo.yaml:9:25: error: yaml: did not find expected key',
      'foo.yaml:17:3: error: Foo default/baz: spec.replicas: Invalid value: -1: spec.replicas in body should be greater than or equal to 0',
    ],
    summary: '4 documents, 2 findings',
    code: 1,
  },
  'a tab': {
    files: { 'foo.yaml': 'apiVersion: example.dev/v1\nmetadata:\n\tname: baz\n' },
    findings: ['foo.yaml:3:1: error: yaml: line 3: found character that cannot start any token'],
    summary: '1 document, 1 finding',
    code: 1,
  },
  'bytes that are no UTF-8': {
    files: { 'foo.yaml': Uint8Array.from([0x61, 0x3a, 0x20, 0x31, 0x0a, 0x62, 0x3a, 0x20, 0xe4, 0x0a]) },
    findings: ['foo.yaml:2:1: error: this is not UTF-8'],
    summary: '1 document, 1 finding',
    code: 1,
  },
  'UTF-16 with a byte order mark': {
    files: { 'foo.yaml': Buffer.from('\ufeffapiVersion: example.dev/v1\nmetadata:\n\tname: baz\n', 'utf16le') },
    findings: ['foo.yaml:3:1: error: yaml: line 3: found character that cannot start any token'],
    summary: '1 document, 1 finding',
    code: 1,
  },
  'kinds without a CRD are skipped and named': {
    files: {
      'a.yaml': 'apiVersion: other.dev/v1\nkind: Bar\n',
      'b.yaml': 'apiVersion: v1\nkind: Sarvice\n---\napiVersion: v1\nkind: Sarvice\n',
    },
    findings: [],
    summary: '3 documents, 0 findings, 3 skipped (no CRD for kind Sarvice v1, Bar other.dev/v1)',
    code: 0,
  },
  'with --strict-kinds they are findings': {
    files: { 'a.yaml': '# comment\napiVersion: apps/v1\nkind: Daemon\n', 'b.json': '{}' },
    args: ['--strict-kinds'],
    findings: [
      'a.yaml:3:1: error: Daemon: no matches for kind "Daemon" in version "apps/v1": there is no CRD for it on these paths',
      'b.json:1:1: error: this is no Kubernetes object: apiVersion and kind not set',
    ],
    summary: '2 documents, 2 findings',
    code: 1,
  },
  'what lies about in a folder need not be an object': {
    files: { 'package.json': '{"name": "x"}', 'notes.yml': 'just text\n' },
    findings: [],
    summary: '2 documents, 0 findings, 2 skipped (no Kubernetes object)',
    code: 0,
  },
  'half an object is a mistake': {
    files: { 'a.yaml': 'kind: Foo\nmetadata: {name: baz}\n', 'b.yaml': 'apiVersion: v1\n' },
    findings: [
      'a.yaml:1:1: error: Foo baz: this is no Kubernetes object: apiVersion not set',
      'b.yaml:1:1: error: this is no Kubernetes object: kind not set',
    ],
    summary: '2 documents, 2 findings',
    code: 1,
  },
  'a version that the CRD does not have, or does not serve': {
    files: {
      'crd.json': crd,
      'foo.yaml': good.replace('/v1', '/v2'),
      'old.yaml': 'apiVersion: apiextensions.k8s.io/v1beta1\nkind: CustomResourceDefinition\n',
    },
    findings: [
      'foo.yaml:1:1: error: Foo default/baz: no matches for kind "Foo" in version "example.dev/v2" (served: v1)',
      'old.yaml:1:1: error: CustomResourceDefinition: no matches for kind "CustomResourceDefinition" in version "apiextensions.k8s.io/v1beta1" (served: v1)',
    ],
    summary: '3 documents, 2 findings',
    code: 1,
  },
  'no version of the CRD is served': {
    files: { 'crd.json': fooCrd(replicas, { served: false }), 'foo.yaml': good },
    findings: ['foo.yaml:1:1: error: Foo default/baz: no matches for kind "Foo" in version "example.dev/v1" (no version of it is served)'],
    summary: '2 documents, 1 finding',
    code: 1,
  },
  'a CRD that the server refuses is a finding, and judges nothing': {
    files: { 'crd.json': refusedCrd, 'foo.yaml': good },
    findings: [
      `crd.json:1:${columnOf(refusedCrd, '"a":')}: error: CustomResourceDefinition foos.example.dev: spec.validation.openAPIV3Schema.properties[spec].properties[a].items: Required value: must be specified`,
    ],
    summary: '2 documents, 1 finding, 1 skipped (CRD has errors, kind Foo example.dev/v1)',
    code: 1,
  },
  'two CRDs for one kind: the first judges, and the user is told': {
    files: {
      'a.json': crd,
      'b.json': fooCrd({ type: 'object', properties: { replicas: { type: 'string' } } }),
      'c.json': crd,
      'foo.yaml': good,
    },
    findings: [
      `b.json:1:${columnOf(crd, '"name":')}: warning: CustomResourceDefinition foos.example.dev: a.json defines this kind in another way, and comes first`,
    ],
    summary: '4 documents, 1 finding, all warnings',
    code: 0,
  },
  'warnings can count as errors': {
    files: { 'a.json': crd, 'b.json': fooCrd({ type: 'object' }) },
    args: ['--warnings-as-errors'],
    findings: [
      `b.json:1:${columnOf(crd, '"name":')}: warning: CustomResourceDefinition foos.example.dev: a.json defines this kind in another way, and comes first`,
    ],
    summary: '2 documents, 1 finding, all warnings',
    code: 1,
  },
  'names that JavaScript knows are names like any other': {
    files: { 'crd.json': crd, 'foo.yaml': foo('  replicas: 1', '  __proto__: {replicas: 2}', '  constructor: 3') },
    findings: [
      'foo.yaml:8:3: error: Foo default/baz: spec.__proto__: unknown field "spec.__proto__"',
      'foo.yaml:9:3: error: Foo default/baz: spec.constructor: unknown field "spec.constructor"',
    ],
    summary: '2 documents, 2 findings',
    code: 1,
  },
  'files without documents are no success: a pipe of a command that failed is empty': {
    files: { 'a.yaml': '', 'b.yaml': '# nothing\n---\n---\n' },
    findings: [],
    summary: '0 documents, 0 findings',
    code: 2,
  },
}

describe('validate', () => {
  test.each(Object.entries(cases))('%s', async (_, { files, args = [], findings, summary, code }) => {
    using workspace = new Workspace(files)
    const outcome = await runMain(['validate', '.', ...args], { cwd: workspace.folder })
    expect({ findings: lines(outcome.stdout), summary: lines(outcome.stderr)[0], code: outcome.code }).toEqual({ findings, summary, code })
  })

  test('reads standard input, alone and beside paths', async () => {
    using workspace = new Workspace({ 'crd.json': crd })
    const stdin = foo('  replicas: -1')
    const beside = await runMain(['validate', 'crd.json', '-'], { cwd: workspace.folder, stdin })
    expect(lines(beside.stdout)).toEqual([
      '<stdin>:7:3: error: Foo default/baz: spec.replicas: Invalid value: -1: spec.replicas in body should be greater than or equal to 0',
    ])
    const alone = await runMain(['validate', '-'], { cwd: workspace.folder, stdin: `${crd}\n---\n${stdin}` })
    expect(lines(alone.stdout)).toEqual([
      '<stdin>:9:3: error: Foo default/baz: spec.replicas: Invalid value: -1: spec.replicas in body should be greater than or equal to 0',
    ])
  })

  test('what somebody names is meant to be an object', async () => {
    using workspace = new Workspace()
    const { stdout, code } = await runMain(['validate', '-'], { cwd: workspace.folder, stdin: '<html>404</html>\n' })
    expect({ stdout, code }).toEqual({ stdout: '<stdin>:1:1: error: this is no Kubernetes object: apiVersion and kind not set\n', code: 1 })
  })

  test('evaluates CEL rules, each at its field, and says where other errors come first', async () => {
    const rules = [
      { rule: 'self.replicas != 13', message: 'not thirteen', fieldPath: '.replicas', reason: 'FieldValueForbidden' },
      { rule: 'self.replicas < 100', messageExpression: '"%d is too many".format([self.replicas])' },
    ]
    using workspace = new Workspace({
      'crd.json': fooCrd({ ...replicas, 'x-kubernetes-validations': rules }),
      'a.yaml': foo('  # an unlucky number', '  replicas: 13'),
      'b.yaml': foo('  replicas: 100'),
      'c.yaml': foo('  {}'),
    })
    const { stdout, stderr, code } = await runMain(['validate', '.'], { cwd: workspace.folder })
    expect(lines(stdout)).toEqual([
      'a.yaml:8:3: error: Foo default/baz: spec.replicas: Forbidden: not thirteen',
      'b.yaml:6:1: error: Foo default/baz: spec: Invalid value: 100 is too many',
      'c.yaml:6:1: error: Foo default/baz: spec.replicas: Required value',
    ])
    expect(lines(stderr)).toEqual([
      '4 documents, 3 findings',
      '1 document has CEL rules that the server looks at once the errors are gone: Foo example.dev/v1',
    ])
    expect(code).toBe(1)
  })

  test('the same findings as JSON, with all that the summary leaves out', async () => {
    using workspace = new Workspace({
      'crd.json': crd,
      'foo.yaml': foo('  replicas: three'),
      'other.yaml': 'apiVersion: other.dev/v1\nkind: Bar\n---\napiVersion: v1\nkind: Service\n',
    })
    const { stdout, code } = await runMain(['validate', '.', '--output=json'], { cwd: workspace.folder })
    expect(JSON.parse(stdout)).toEqual({
      findings: [
        {
          file: 'foo.yaml',
          line: 7,
          column: 3,
          severity: 'error',
          object: { apiVersion: 'example.dev/v1', kind: 'Foo', namespace: 'default', name: 'baz' },
          field: 'spec.replicas',
          message: 'Invalid value: "string": spec.replicas in body must be of type integer: "string"',
          code: 'FieldValueTypeInvalid',
        },
      ],
      summary: {
        documents: 4,
        errors: 1,
        warnings: 0,
        skipped: [{ reason: 'no CRD', apiVersion: 'other.dev/v1', kind: 'Bar', documents: 1 }],
        notEvaluated: [],
        rulesLeftOut: [],
        structureOnly: [{ apiVersion: 'v1', kind: 'Service', documents: 1 }],
      },
    })
    expect(code).toBe(1)
    const clean = await runMain(['validate', 'crd.json', '-o', 'json'], { cwd: workspace.folder })
    expect(JSON.parse(clean.stdout)).toMatchObject({ findings: [], summary: { documents: 1 } })
  })

  test('is coloured on a terminal, unless NO_COLOR says otherwise', async () => {
    using workspace = new Workspace({ 'foo.yaml': 'kind: Foo\n' })
    const run = async (env: { [name: string]: string }, isTTY: boolean) => {
      const { stdout } = await runMain(['validate', 'foo.yaml'], { cwd: workspace.folder, env, isTTY })
      return stdout.includes('\u001b[')
    }
    expect(await run({}, true)).toBe(true)
    expect(await run({ NO_COLOR: '1' }, true)).toBe(false)
    expect(await run({ NO_COLOR: '' }, true)).toBe(true)
    expect(await run({ TERM: 'dumb' }, true)).toBe(false)
    expect(await run({}, false)).toBe(false)
  })

  test('a manifest cannot drive the terminal, fake a line or flood it', async () => {
    using workspace = new Workspace({
      'crd.json': crd,
      'foo.yaml': foo('  replicas: 1').replace('baz', `"\\e[2J\\nfoo.yaml:1:1: error: ${'x'.repeat(5000)}"`),
    })
    const { stdout } = await runMain(['validate', '.'], { cwd: workspace.folder })
    const [tooLong, misspelt, ...others] = lines(stdout)
    expect(tooLong).toContain('must be no more than 253')
    expect(misspelt).toContain('a lowercase RFC 1123 subdomain')
    expect(others).toEqual([])
    expect(stdout).not.toContain('\u001b')
    expect(stdout.length).toBeLessThan(4000)
  })
})

function columnOf(line: string, text: string): number {
  return line.indexOf(text) + 1
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '')
}
