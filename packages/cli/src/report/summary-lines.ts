import { oneLine } from './one-line.ts'
import type { KindCount, Skipped, SkipReason, Summary } from './summary.ts'

const mostKinds = 6

/** The summary as sentences for people; the first line has all the figures. */
export function summaryLines({ documents, errors, warnings, skipped, notEvaluated }: Summary): string[] {
  const findings = count(errors + warnings, 'finding')
  const split =
    errors > 0 && warnings > 0 ? ` (${count(errors, 'error')}, ${count(warnings, 'warning')})` : warnings > 0 ? ', all warnings' : ''
  const parts = [count(documents, 'document'), findings + split, ...reasons.flatMap((reason) => skippedPart(skipped, reason))]
  const lines = [parts.join(', ')]
  if (notEvaluated.length > 0) {
    const total = sum(notEvaluated)
    const whose = total === 1 ? '1 document has' : `${total} documents have`
    lines.push(`${whose} CEL rules, which were not evaluated, so the server may refuse more: ${kinds(notEvaluated)}`)
  }
  return lines.map(oneLine)
}

const reasons: readonly SkipReason[] = ['no CRD', 'CRD refused', 'no Kubernetes object']

function skippedPart(skipped: readonly Skipped[], reason: SkipReason): string[] {
  const matching = skipped.filter((each) => each.reason === reason)
  if (matching.length === 0) return []
  const why =
    reason === 'no Kubernetes object' ? reason : `${reason === 'no CRD' ? 'no CRD for kind' : 'CRD has errors, kind'} ${kinds(matching)}`
  return [`${sum(matching)} skipped (${why})`]
}

function kinds(counts: readonly (KindCount | Skipped)[]): string {
  const named = counts.slice(0, mostKinds).map(({ apiVersion, kind }) => `${kind} ${apiVersion}`)
  const rest = counts.length - named.length
  return named.join(', ') + (rest > 0 ? ` and ${rest} more` : '')
}

function sum(counts: readonly { documents: number }[]): number {
  return counts.reduce((total, { documents }) => total + documents, 0)
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
