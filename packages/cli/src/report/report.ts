import type { Finding } from './finding.ts'
import type { Summary } from './summary.ts'

/** Where findings go, file by file, as they come. */
export interface Report {
  findings(findings: readonly Finding[]): void
  end(summary: Summary): void
}
