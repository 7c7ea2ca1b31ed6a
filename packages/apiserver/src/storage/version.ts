import { goQuote } from '@kindbox/core'
import { badRequest, versionTooLarge } from '../failure/failure.ts'

/** @throws ApiError 400 for what no server gave out as a resourceVersion. */
export function parseVersion(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw badRequest(`invalid resource version: ${versionProblem(text)}`)
}

/** What Go says of a version that it cannot read. */
export function versionProblem(text: string): string {
  const quoted = goQuote(text)
  const why = /^\d+$/.test(text) ? 'value out of range' : 'invalid syntax'
  return `resourceVersion: Invalid value: ${quoted}: strconv.ParseUint: parsing ${quoted}: ${why}`
}

/** @throws ApiError 504 for a version of the future. */
export function checkReached(version: number, current: number): void {
  if (version > current) throw versionTooLarge(version, current)
}
