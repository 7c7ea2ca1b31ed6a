import type { Io } from '../io.ts'
import type { Report } from './report.ts'
import { summaryLines } from './summary-lines.ts'

/**
 * One JSON object, `{"findings": [...], "summary": {...}}`, on stdout: written as findings come, one a line, so that a large
 * folder takes no memory. The summary is also told on stderr, as with the text report.
 */
export function jsonReport({ stdout, stderr }: Io): Report {
  let separator = ''
  stdout.write('{"findings": [')
  return {
    findings(findings) {
      for (const { file, line, column, severity, object, field, message, code, fix } of findings) {
        stdout.write(`${separator}\n  ${JSON.stringify({ file, line, column, severity, object, field, message, code, fix })}`)
        separator = ','
      }
    },
    end(summary) {
      stdout.write(`${separator === '' ? '' : '\n'}],\n"summary": ${JSON.stringify(summary)}}\n`)
      stderr.write(
        summaryLines(summary)
          .map((line) => `${line}\n`)
          .join(''),
      )
    },
  }
}
