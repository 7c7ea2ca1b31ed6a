import { describe, expect, test } from '@jest/globals'
import type { Finding } from './finding.ts'
import { sarifReport } from './sarif.ts'
import { Tally } from './summary.ts'

const finding: Finding = {
  file: 'a b/ä.yaml',
  line: 7,
  column: 3,
  severity: 'error',
  object: { kind: 'Foo', namespace: 'default', name: 'baz' },
  field: 'spec.replicas',
  message: 'Invalid value: 11',
  code: 'FieldValueInvalid',
}

describe('sarifReport', () => {
  test('is one log with one run', () => {
    const log = sarif([finding], [{ ...finding, severity: 'warning', code: 'Trap', fix: 'lower it' }])
    expect(log).toMatchObject({ version: '2.1.0', runs: [{ columnKind: 'unicodeCodePoints', tool: { driver: { name: 'kindbox' } } }] })
    expect(log.runs[0]!.tool.driver.rules).toEqual([{ id: 'FieldValueInvalid' }, { id: 'Trap' }])
    expect(log.runs[0]!.results).toEqual([
      {
        ruleId: 'FieldValueInvalid',
        level: 'error',
        message: { text: 'Foo default/baz: spec.replicas: Invalid value: 11' },
        locations: [
          {
            physicalLocation: { artifactLocation: { uri: 'a%20b/%C3%A4.yaml' }, region: { startLine: 7, startColumn: 3 } },
            logicalLocations: [{ fullyQualifiedName: 'Foo default/baz', kind: 'object' }],
          },
        ],
      },
      expect.objectContaining({ level: 'warning', message: { text: 'Foo default/baz: spec.replicas: Invalid value: 11; fix: lower it' } }),
    ])
  })

  test.each<[title: string, finding: Finding, expected: object]>([
    [
      'a whole file',
      { file: 'a.ts', severity: 'error', message: 'b' },
      { ruleId: 'Refused', locations: [{ physicalLocation: { region: { startLine: 1 } } }] },
    ],
    ['a warning without a code', { file: 'a', severity: 'warning', message: 'b' }, { ruleId: 'Warning', level: 'warning' }],
    [
      'an absolute path',
      { ...finding, file: '/a b.yaml' },
      { locations: [{ physicalLocation: { artifactLocation: { uri: 'file:///a%20b.yaml' } } }] },
    ],
  ])('%s', (_, given, expected) => {
    expect(sarif([given]).runs[0]!.results).toMatchObject([expected])
  })

  test('nothing found is a run without results', () => {
    expect(sarif().runs[0]).toMatchObject({ results: [], tool: { driver: { rules: [] } } })
  })
})

interface Log {
  readonly runs: readonly {
    readonly results: readonly object[]
    readonly tool: { readonly driver: { readonly rules: readonly object[] } }
  }[]
}

function sarif(...files: readonly (readonly Finding[])[]): Log {
  let text = ''
  const report = sarifReport({
    stdout: { write: (part: string) => void (text += part) },
    stderr: { write: () => undefined },
    stdin: (async function* () {})(),
    cwd: '/',
    env: {},
  })
  for (const findings of files) report.findings(findings)
  report.end(new Tally().summary)
  return JSON.parse(text) as Log
}
