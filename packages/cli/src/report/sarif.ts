import { isAbsolute } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Io } from '../io.ts'
import { version } from '../version.ts'
import type { Finding } from './finding.ts'
import type { Report } from './report.ts'
import { summaryLines } from './summary-lines.ts'
import { describeObject, sentence } from './text.ts'

/**
 * SARIF 2.1.0, which code scanning of GitHub, GitLab and Azure reads: one log with one run on stdout, its results written as findings come. The summary is
 * also told on stderr, as with the text report.
 *
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifReport({ stdout, stderr }: Io): Report {
  const rules = new Set<string>()
  let separator = ''
  const head = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0' }
  stdout.write(`${JSON.stringify(head).slice(0, -1)},"runs": [{"columnKind": "unicodeCodePoints", "results": [`)
  return {
    findings(findings) {
      for (const finding of findings) {
        rules.add(ruleOf(finding))
        stdout.write(`${separator}\n  ${JSON.stringify(resultOf(finding))}`)
        separator = ','
      }
    },
    end(summary) {
      const driver = { name: 'kindbox', version: version(), rules: [...rules].toSorted().map((id) => ({ id })) }
      stdout.write(`${separator === '' ? '' : '\n'}],\n"tool": ${JSON.stringify({ driver })}}]}\n`)
      for (const line of summaryLines(summary)) stderr.write(`${line}\n`)
    },
  }
}

function resultOf(finding: Finding): object {
  const { file, line, column, severity, object } = finding
  const name = object === undefined ? '' : describeObject(object)
  return {
    ruleId: ruleOf(finding),
    level: severity,
    message: { text: sentence(finding) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          // A region without a line is none; what is wrong with a whole file stands at its beginning.
          region: { startLine: line ?? 1, ...(column !== undefined && { startColumn: column }) },
        },
        ...(name !== '' && { logicalLocations: [{ fullyQualifiedName: name, kind: 'object' }] }),
      },
    ],
  }
}

/** Every result has to be of some rule, so that a scanner can tell sorts of findings from one another. */
function ruleOf({ code, severity }: Finding): string {
  return code ?? (severity === 'error' ? 'Refused' : 'Warning')
}

/** Relative to the current folder, unless the user gave an absolute path. */
function uriOf(file: string): string {
  return isAbsolute(file) ? pathToFileURL(file).href : file.split('/').map(encodeURIComponent).join('/')
}
