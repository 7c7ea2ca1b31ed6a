import type { Io } from '../io.ts'
import type { Finding, ObjectName } from './finding.ts'
import { oneLine } from './one-line.ts'
import { paletteFor, type Palette } from './paint.ts'
import type { Report } from './report.ts'
import { summaryLines } from './summary-lines.ts'

/** Findings one a line on stdout, in the form that editors and CI systems recognise; the summary on stderr. */
export function textReport({ stdout, stderr, env }: Io): Report {
  const palette = paletteFor(stdout, env)
  return {
    findings(findings) {
      if (findings.length > 0) stdout.write(findings.map((finding) => `${findingLine(finding, palette)}\n`).join(''))
    },
    end(summary) {
      stderr.write(
        summaryLines(summary)
          .map((line) => `${line}\n`)
          .join(''),
      )
    },
  }
}

/** `file:line:column: error: Foo default/baz: spec.replicas: message` */
export function findingLine(finding: Finding, palette: Palette): string {
  const { file, line, column, severity } = finding
  const place = [file, line, column].filter((part) => part !== undefined).join(':')
  return `${palette.place(oneLine(place))}: ${palette[severity](severity)}: ${sentence(finding)}`
}

/** `Foo default/baz: spec.replicas: message; fix: ...`, on one line. */
export function sentence({ object, field, message, fix }: Finding): string {
  // Where the words are the server's, it names the field before them; kindbox's own sentences begin with it.
  const named = field === undefined || message.startsWith(field) ? '' : field
  const parts = [object === undefined ? '' : describeObject(object), named, message].filter((part) => part !== '')
  return oneLine(shortened(parts.join(': ')) + (fix === undefined ? '' : `; fix: ${fix}`))
}

/** `Foo default/baz`; what the document does not say is left out. */
export function describeObject({ kind, namespace, name }: ObjectName): string {
  const path = [namespace, name].filter((part) => part !== undefined).join('/')
  return [kind, path].filter((part) => part !== undefined && part !== '').join(' ')
}

/** The server repeats a value whole, however long it is; a line is for reading. Beginning and end tell what it is and what is wrong. */
function shortened(text: string): string {
  return text.length > 2000 ? `${text.slice(0, 1000)} … ${text.slice(-500)}` : text
}
