import { goQuote, utf8Length } from '@kindbox/core'

/** A version as blang/semver holds it; build metadata counts for nothing. */
export interface Semver {
  readonly major: bigint
  readonly minor: bigint
  readonly patch: bigint
  /** Numbers and words between the dots behind the dash. */
  readonly prerelease: readonly (bigint | string)[]
}

type Parsed = Semver | { readonly problem: string }

/** Parses as blang/semver's `Parse`; `problem` is its error. */
export function parseSemver(text: string): Parsed {
  if (text === '') return { problem: 'Version string empty' }
  const [majorText, minorText, rest] = splitInThree(text)
  if (minorText === undefined || rest === undefined) return { problem: 'No Major.Minor.Patch elements found' }
  const plus = rest.indexOf('+')
  const beforeBuild = plus < 0 ? rest : rest.slice(0, plus)
  const dash = beforeBuild.indexOf('-')
  const major = numberOf(majorText!, 'Major')
  if (typeof major === 'string') return { problem: major }
  const minor = numberOf(minorText, 'Minor')
  if (typeof minor === 'string') return { problem: minor }
  const patch = numberOf(dash < 0 ? beforeBuild : beforeBuild.slice(0, dash), 'Patch')
  if (typeof patch === 'string') return { problem: patch }
  const prerelease: (bigint | string)[] = []
  for (const word of dash < 0 ? [] : beforeBuild.slice(dash + 1).split('.')) {
    const problem = prereleaseProblem(word)
    if (problem !== undefined) return { problem }
    prerelease.push(/^[0-9]+$/.test(word) ? BigInt(word) : word)
  }
  for (const word of plus < 0 ? [] : rest.slice(plus + 1).split('.')) {
    if (word === '') return { problem: 'Build meta data is empty' }
    if (!/^[0-9A-Za-z-]*$/.test(word)) return { problem: `Invalid character(s) found in build meta data ${goQuote(word)}` }
  }
  return { major, minor, patch, prerelease }
}

/** Parses what people write: `v1.2`, `01.2.3` (k8s.io/apiserver/pkg/cel/library/semverlib.go, `normalizeAndParse`). */
export function parseLooseSemver(text: string): Parsed {
  const parts = splitInThree(text.startsWith('v') ? text.slice(1) : text).map((part) =>
    utf8Length(part) > 1 ? part.replace(/^0+(?=[0-9])/, '').replace(/^0*(?![0-9])/, '0') : part,
  )
  if (parts.length < 3 && /[+-]/.test(parts.at(-1) ?? '')) return { problem: 'short version cannot contain PreRelease/Build meta data' }
  while (parts.length < 3) parts.push('0')
  return parseSemver(parts.join('.'))
}

/** -1, 0 or 1. A version comes after its prereleases; numbers come before words. */
export function compareSemvers(a: Semver, b: Semver): -1 | 0 | 1 {
  for (const part of ['major', 'minor', 'patch'] as const) if (a[part] !== b[part]) return a[part] > b[part] ? 1 : -1
  if (a.prerelease.length === 0 || b.prerelease.length === 0) return sign(b.prerelease.length - a.prerelease.length)
  for (let i = 0; i < a.prerelease.length && i < b.prerelease.length; i++) {
    const order = compareWords(a.prerelease[i]!, b.prerelease[i]!)
    if (order !== 0) return order
  }
  return sign(a.prerelease.length - b.prerelease.length)
}

function compareWords(a: bigint | string, b: bigint | string): -1 | 0 | 1 {
  if (typeof a !== typeof b) return typeof a === 'bigint' ? -1 : 1
  return a === b ? 0 : a > b ? 1 : -1
}

function sign(difference: number): -1 | 0 | 1 {
  return difference === 0 ? 0 : difference > 0 ? 1 : -1
}

function splitInThree(text: string): string[] {
  const [major = '', minor, ...rest] = text.split('.')
  return [major, ...(minor === undefined ? [] : [minor]), ...(rest.length === 0 ? [] : [rest.join('.')])]
}

function numberOf(text: string, part: 'Major' | 'Minor' | 'Patch'): bigint | string {
  if (!/^[0-9]*$/.test(text)) return `Invalid character(s) found in ${part.toLowerCase()} number ${goQuote(text)}`
  if (/^0./.test(text)) return `${part} number must not contain leading zeroes ${goQuote(text)}`
  return unsigned(text)
}

function prereleaseProblem(word: string): string | undefined {
  if (word === '') return 'Prerelease is empty'
  if (!/^[0-9A-Za-z-]+$/.test(word)) return `Invalid character(s) found in prerelease ${goQuote(word)}`
  if (!/^[0-9]+$/.test(word)) return undefined
  if (/^0./.test(word)) return `Numeric PreRelease version must not contain leading zeroes ${goQuote(word)}`
  const number = unsigned(word)
  return typeof number === 'string' ? number : undefined
}

/** Go's `strconv.ParseUint` of digits. */
function unsigned(digits: string): bigint | string {
  if (digits === '') return 'strconv.ParseUint: parsing "": invalid syntax'
  const number = BigInt(digits)
  return number < 2n ** 64n ? number : `strconv.ParseUint: parsing ${goQuote(digits)}: value out of range`
}
