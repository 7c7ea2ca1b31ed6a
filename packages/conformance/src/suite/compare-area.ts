import { differences } from './difference.ts'
import type { Transcripts } from './run-area.ts'

/** How a server did in an area. */
export interface AreaResult {
  readonly passed: readonly string[]
  readonly failed: readonly Failure[]
  /** Cases that differ for a reason that is written down. */
  readonly listed: readonly string[]
  readonly skipped: readonly Failure[]
}

export interface Failure {
  readonly title: string
  /** The first exchange that differs, with its fields, or why the case did not come to its end, or was skipped. */
  readonly difference: string
}

/**
 * Holds what a server did against what the real one did. A difference is a failure unless its case is listed with a reason, and so is a
 * listed case without a difference: the list can only shrink.
 */
export function compareArea(actual: Transcripts, recorded: Transcripts, listed: { readonly [title: string]: string }): AreaResult {
  const passed: string[] = []
  const failed: Failure[] = []
  const known: string[] = []
  const skipped: Failure[] = []
  for (const title of new Set([...Object.keys(actual), ...Object.keys(recorded)])) {
    const outcome = actual[title]
    if (outcome !== undefined && 'skipped' in outcome) {
      skipped.push({ title, difference: outcome.skipped })
      continue
    }
    const difference = firstDifference(outcome, recorded[title])
    const isListed = Object.hasOwn(listed, title)
    if (difference === undefined && isListed)
      failed.push({ title, difference: 'is listed as different, but is the same: take it off the list' })
    else if (difference === undefined) passed.push(title)
    else if (isListed) known.push(title)
    else failed.push({ title, difference })
  }
  for (const title of Object.keys(listed)) {
    if (!Object.hasOwn(actual, title)) failed.push({ title, difference: 'is listed as different, but there is no such case' })
  }
  return { passed, failed, listed: known, skipped }
}

type Ran = Exclude<Transcripts[string], { readonly skipped: string }>

function firstDifference(actual: Ran | undefined, recorded: Transcripts[string] | undefined): string | undefined {
  if (actual === undefined) return 'is recorded, but there is no such case: record again'
  if (recorded === undefined) return 'is not recorded: run it on the real server with --record'
  if ('failed' in actual) return `did not come to its end: ${actual.failed}`
  if ('skipped' in recorded) return 'is not recorded: it was skipped on the real server'
  if ('failed' in recorded) return `did not come to its end on the real server: ${recorded.failed}`
  for (let i = 0; i < Math.max(actual.length, recorded.length); i++) {
    const fields = differences(json(actual[i]), json(recorded[i]))
    if (fields.length > 0) return [`step ${i + 1}, ${(actual[i] ?? recorded[i])?.request}`, ...fields].join('\n    ')
  }
  return undefined
}

/** As a recording has it: without what JSON leaves out. */
function json(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value))
}
