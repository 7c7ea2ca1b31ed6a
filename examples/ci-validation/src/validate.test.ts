import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'

const example = fileURLToPath(new URL('../', import.meta.url))

/** What `npx kindbox` does in this folder, with a shell's view of it. */
function kindbox(...args: string[]) {
  const { NODE_OPTIONS: _, ...env } = process.env
  const bin = join(example, 'node_modules/kindbox/dist/bin.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], { cwd: example, env, encoding: 'utf8' })
  return { code: status, findings: lines(stdout), summary: lines(stderr) }
}

const matcher: { problemMatcher: [{ pattern: [{ regexp: string }] }] } = JSON.parse(
  readFileSync(join(example, 'problem-matcher.json'), 'utf8'),
)
const [
  {
    pattern: [pattern],
  },
] = matcher.problemMatcher

const definitions = ['--definitions', 'src/definitions/queue.ts']
const structureOnly =
  '1 document was judged by structure only (fields, types, constants, metadata), so the server may refuse more: Deployment apps/v1'

test('the definitions pass', () => {
  const clean = { code: 0, findings: [], summary: ['2 documents, 0 findings'] }
  expect(kindbox('lint', 'crds', 'src/definitions/queue.ts')).toEqual(clean)
})

test('not in place of what the base branch has: objects are stored in a version that is gone', () => {
  const { code, findings } = kindbox('lint', 'crds', 'src/definitions/queue.ts', '--old', 'base/crds')
  expect(code).toBe(1)
  expect(findings).toEqual([
    expect.stringMatching(
      /^crds\/topics\.yaml:\d+:\d+: error: .*: status\.storedVersions\[0\]: Invalid value: "v1beta1": missing from spec\.versions; /,
    ),
  ])
})

test('an object that is good as a new one may be none in place of the old one', () => {
  expect(kindbox('validate', 'crds', 'manifests/good', ...definitions, '--old', 'base/manifests')).toEqual({
    code: 1,
    findings: ['manifests/good/orders.yaml:7:3: error: Topic shop/orders: spec.partitions: Invalid value: partitions cannot be taken away'],
    summary: ['4 documents, 1 finding', structureOnly],
  })
})

test('the good manifests pass', () => {
  expect(kindbox('validate', 'crds', 'manifests/good', ...definitions)).toEqual({
    code: 0,
    findings: [],
    summary: ['4 documents, 0 findings', structureOnly],
  })
})

test('the bad ones do not, each with its place', () => {
  const outcome = kindbox('validate', 'crds', 'manifests', ...definitions)
  expect(outcome.findings).toEqual([
    'manifests/bad/queue.yaml:10:7: error: Queue clicks: spec.visibilityTimeout: Invalid value: "soon": spec.visibilityTimeout in body must be of type duration: "soon"',
    'manifests/bad/queue.yaml:15:5: error: Queue views: spec.topic: Required value',
    'manifests/bad/queue.yaml:18:9: error: Queue views: spec.deadLetter.queue: Invalid value: "boolean": spec.deadLetter.queue in body must be of type string: "boolean"',
    'manifests/bad/queue.yaml:19:9: error: Queue views: spec.deadLetter.after: Invalid value: 0: spec.deadLetter.after in body should be greater than or equal to 1',
    'manifests/bad/subscription-crd.yaml:4:3: error: CustomResourceDefinition subscription.messaging.example.dev: metadata.name: Invalid value: "subscription.messaging.example.dev": must be spec.names.plural+"."+spec.group',
    'manifests/bad/subscription-crd.yaml:24:19: error: CustomResourceDefinition subscription.messaging.example.dev: spec.validation.openAPIV3Schema.properties[spec].properties[filter].pattern: Invalid value: "^(?!internal-)": must be a valid regular expression, but isn\'t: error parsing regexp: invalid or unsupported Perl syntax: `(?!`',
    'manifests/bad/subscription-crd.yaml:25:17: error: CustomResourceDefinition subscription.messaging.example.dev: spec.validation.openAPIV3Schema.properties[spec].properties[targets].items: Required value: must be specified',
    'manifests/bad/template.yaml:4:27: error: yaml: line 3: did not find expected key',
    `manifests/bad/topic.yaml:4:3: error: Topic shop/Clicks_Raw: metadata.name: Invalid value: "Clicks_Raw": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')`,
    'manifests/bad/topic.yaml:7:3: error: Topic shop/Clicks_Raw: spec.partitions: Invalid value: "string": spec.partitions in body must be of type integer: "string"',
    `manifests/bad/topic.yaml:8:3: error: Topic shop/Clicks_Raw: spec.retention: Invalid value: "30 days": spec.retention in body should match '^[0-9]+(h|d)$'`,
    'manifests/bad/topic.yaml:11:7: error: Topic shop/Clicks_Raw: spec.subscribers[0].from: Unsupported value: "begin": supported values: "earliest", "latest"',
    'manifests/bad/topic.yaml:12:7: error: Topic shop/Clicks_Raw: spec.subscribers[1].name: Required value',
    'manifests/bad/topic.yaml:21:3: error: Topic shop/views: spec.retension: unknown field "spec.retension"',
    'manifests/bad/topic.yaml:27:1: error: Topic sessions: no matches for kind "Topic" in version "messaging.example.dev/v1alpha1" (served: v1)',
  ])
  expect(outcome.findings.filter((line) => !new RegExp(pattern.regexp).test(line))).toEqual([])
  expect(outcome.code).toBe(1)
  expect(outcome.summary).toEqual([
    '11 documents, 15 findings',
    structureOnly,
    '1 document has CEL rules that the server looks at once the errors are gone: Topic messaging.example.dev/v1',
  ])
})

test('without the definitions their kind is skipped, and --strict-kinds objects to that', () => {
  const { code, summary } = kindbox('validate', 'crds', 'manifests/good/orders.yaml')
  expect({ code, summary: summary[0] }).toEqual({
    code: 0,
    summary: '3 documents, 0 findings, 1 skipped (no CRD for kind Queue messaging.example.dev/v1)',
  })
  expect(kindbox('validate', 'crds', 'manifests/good/orders.yaml', '--strict-kinds')).toMatchObject({
    code: 1,
    findings: [
      'manifests/good/orders.yaml:14:1: error: Queue shop/orders-billing: no matches for kind "Queue" in version "messaging.example.dev/v1": there is no CRD for it on these paths',
    ],
  })
})

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '')
}
