import type { Io } from '../io.ts'
import { jsonReport } from './json.ts'
import type { Report } from './report.ts'
import { sarifReport } from './sarif.ts'
import { textReport } from './text.ts'

/** What `--output` takes. */
export const reportFormats = ['text', 'json', 'sarif'] as const

export type ReportFormat = (typeof reportFormats)[number]

export function reportIn(format: ReportFormat, io: Io): Report {
  switch (format) {
    case 'json':
      return jsonReport(io)
    case 'sarif':
      return sarifReport(io)
    case 'text':
      return textReport(io)
  }
}
