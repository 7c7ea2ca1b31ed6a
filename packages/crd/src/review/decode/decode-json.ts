import { goQuote, type Path, wellFormed } from '@kindbox/core'
import { isObject, setField } from '../go/record.ts'
import { MAX_DEPTH, TOO_DEEP } from '../go/max-depth.ts'
import type { DecodeProblem } from './decode-problem.ts'
import { eachJsonToken } from './json-tokens.ts'

export interface DecodedJson {
  readonly value: unknown
  readonly problems: readonly DecodeProblem[]
}

/**
 * Decodes a JSON text as the server does (sigs.k8s.io/json): integers that a JavaScript number cannot hold are bigints, and a strict
 * decoding knows duplicate fields. Undefined when the text is no JSON.
 *
 * @throws JsonError for a number that no float64 holds, and for too many levels.
 */
export function decodeJson(source: string): DecodedJson | undefined {
  const whole = wellFormed(source)
  const text = LONE_SURROGATE.test(whole) ? withoutSurrogates(whole) : whole
  const value = parse(text)
  if (value === undefined) return undefined
  const problems = new Map<string, DecodeProblem>()
  scan(text, {
    duplicate(path) {
      const message = `duplicate field ${goQuote(fieldName(path))}`
      if (problems.size < MAX_DUPLICATES && !problems.has(message)) problems.set(message, { message, path, from: 'json' })
    },
    number(digits, path) {
      const number = Number(digits)
      if (!Number.isFinite(number)) throw new JsonError(`${UNHELD_NUMBER} ${digits} into Go value of type float64`)
      if (!Number.isSafeInteger(number) && isInt64(digits)) replace(value, path(), BigInt(digits))
    },
  })
  return { value, problems: [...problems.values()] }
}

/** What `saveStrictError` keeps (sigs.k8s.io/json, kubernetes_patch.go). */
const MAX_DUPLICATES = 100

/** How the problem of a number begins that no float64 holds; the rest of such a text can be read. */
export const UNHELD_NUMBER = 'json: cannot unmarshal number'

/** JSON that the server does not decode, in its words. */
export class JsonError extends Error {
  override readonly name = 'JsonError'
}

/** Splits a text that is several JSON values one after the other; undefined when it is anything else. */
export function splitJson(text: string): readonly string[] | undefined {
  const parts: string[] = []
  let depth = 0
  let start = 0
  eachJsonToken(text, (first, _, end) => {
    if (first === OPEN_BRACE || first === OPEN_BRACKET) depth++
    else if (first === CLOSE_BRACE || first === CLOSE_BRACKET) depth--
    if (depth !== 0) return
    parts.push(text.slice(start, end))
    start = end
  })
  return text.slice(start).trim() === '' && parts.every((part) => parse(part) !== undefined) ? parts : undefined
}

const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET, COMMA, QUOTE, MINUS] = [0x7b, 0x7d, 0x5b, 0x5d, 0x2c, 0x22, 0x2d]

interface Visitor {
  duplicate(path: Path): void
  number(digits: string, path: () => Path): void
}

interface Level {
  /** Names that occurred; undefined in an array. */
  readonly names: Set<string> | undefined
  segment: string | number
  expectsName: boolean
}

/** Goes through the tokens of a text that is known to be JSON. */
function scan(text: string, visitor: Visitor): void {
  const levels: Level[] = []
  const path = () => levels.map(({ segment }) => segment)
  eachJsonToken(text, (first, start, end) => {
    const level = levels.at(-1)
    if (first === OPEN_BRACE || first === OPEN_BRACKET) {
      if (levels.length >= MAX_DEPTH) throw new JsonError(TOO_DEEP)
      const names = first === OPEN_BRACE ? new Set<string>() : undefined
      levels.push({ names, segment: 0, expectsName: names !== undefined })
    } else if (first === CLOSE_BRACE || first === CLOSE_BRACKET) {
      levels.pop()
    } else if (first === COMMA) {
      nextEntry(level)
    } else if (first === QUOTE) {
      if (level?.expectsName !== true || level.names === undefined) return
      const name = nameOf(text.slice(start, end))
      level.segment = name
      level.expectsName = false
      if (level.names.has(name)) visitor.duplicate(path())
      level.names.add(name)
    } else if (first === MINUS || (first >= 0x30 && first <= 0x39)) {
      visitor.number(text.slice(start, end), path)
    }
  })
}

function nameOf(token: string): string {
  return token.includes('\\') ? String(JSON.parse(token)) : token.slice(1, -1)
}

function nextEntry(level: Level | undefined): void {
  if (level === undefined) return
  if (level.names !== undefined) level.expectsName = true
  else if (typeof level.segment === 'number') level.segment++
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Half a character, as an escape: Go reads it as U+FFFD. */
const LONE_SURROGATE = /\\u[dD][89a-fA-F]/
const ESCAPE = /\\(?:u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|(u[dD][89a-fA-F][\da-fA-F]{2})|.)/gs

function withoutSurrogates(text: string): string {
  return text.replaceAll(ESCAPE, (escape, lone: string | undefined) => (lone === undefined ? escape : '\\ufffd'))
}

function isInt64(digits: string): boolean {
  if (!/^-?\d+$/.test(digits)) return false
  const value = BigInt(digits)
  return BigInt.asIntN(64, value) === value
}

function replace(root: unknown, path: Path, value: unknown): void {
  let parent = root
  for (const segment of path.slice(0, -1))
    parent = Array.isArray(parent) ? parent[Number(segment)] : isObject(parent) ? parent[segment] : undefined
  const last = path.at(-1)
  if (last === undefined) return
  if (Array.isArray(parent)) parent[Number(last)] = value
  else if (isObject(parent)) setField(parent, String(last), value)
}

function fieldName(path: Path): string {
  return path.map((segment, i) => (typeof segment === 'number' ? `[${segment}]` : i === 0 ? segment : `.${segment}`)).join('')
}
