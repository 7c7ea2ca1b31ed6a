import { oneLine } from './one-line.ts'
import type { KindCount, Skipped, SkipReason, Summary } from './summary.ts'

const mostKinds = 6

/** The summary as sentences for people; the first line has all the figures. */
export function summaryLines({ documents, errors, warnings, skipped, notEvaluated, rulesLeftOut, structureOnly }: Summary): string[] {
  const findings = count(errors + warnings, 'finding')
  const split =
    errors > 0 && warnings > 0 ? ` (${count(errors, 'error')}, ${count(warnings, 'warning')})` : warnings > 0 ? ', all warnings' : ''
  const parts = [count(documents, 'document'), findings + split, ...reasons.flatMap((reason) => skippedPart(skipped, reason))]
  const lines = [parts.join(', ')]
  if (structureOnly.length > 0) {
    const judged = `${documentsOf(structureOnly, ['was', 'were'])} judged by structure only`
    lines.push(`${judged} (fields, types, constants, metadata), so the server may refuse more: ${kinds(structureOnly)}`)
  }
  if (rulesLeftOut.length > 0) {
    lines.push(
      `${documentsOf(rulesLeftOut, ['has', 'have'])} CEL rules that the server looks at once the errors are gone: ${kinds(rulesLeftOut)}`,
    )
  }
  if (notEvaluated.length > 0) {
    lines.push(
      `${documentsOf(notEvaluated, ['has', 'have'])} CEL rules that could not be evaluated, so the server may refuse more: ${kinds(notEvaluated)}`,
    )
  }
  return lines.map(oneLine)
}

const reasons: readonly SkipReason[] = ['no CRD', 'CRD refused', 'no definition', 'no Kubernetes object']

const skippedAs: { readonly [reason in SkipReason]: string } = {
  'no CRD': 'no CRD for kind',
  'CRD refused': 'CRD has errors, kind',
  'no definition': 'no CustomResourceDefinition',
  'no Kubernetes object': 'no Kubernetes object',
}

function skippedPart(skipped: readonly Skipped[], reason: SkipReason): string[] {
  const matching = skipped.filter((each) => each.reason === reason)
  if (matching.length === 0) return []
  const why = [skippedAs[reason], kinds(matching.filter(({ kind }) => kind !== undefined))].filter((part) => part !== '').join(' ')
  return [`${sum(matching)} skipped (${why})`]
}

function kinds(counts: readonly (KindCount | Skipped)[]): string {
  const named = counts.slice(0, mostKinds).map(({ apiVersion, kind }) => `${kind} ${apiVersion}`)
  const rest = counts.length - named.length
  return named.join(', ') + (rest > 0 ? ` and ${rest} more` : '')
}

/** `1 document has`, `3 documents have` */
function documentsOf(counts: readonly KindCount[], [one, several]: readonly [string, string]): string {
  const total = sum(counts)
  return `${count(total, 'document')} ${total === 1 ? one : several}`
}

function sum(counts: readonly { documents: number }[]): number {
  return counts.reduce((total, { documents }) => total + documents, 0)
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
