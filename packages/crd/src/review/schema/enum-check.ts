import type { StructuralSchema } from '@kindbox/core'
import { deepEqual } from '../go/deep-equal.ts'
import { marshal } from '../go/json.ts'
import { isGoNumber, isInt64 } from '../go/number.ts'
import type { Check } from './run.ts'

/** `enum`, as kube-openapi's basicCommonValidator: the value is converted to the type of each entry before it is compared. */
export function compileEnum(schema: StructuralSchema): Check | undefined {
  const entries = schema.enum
  if (entries === undefined || entries.length === 0) return undefined
  const strings: ReadonlySet<unknown> = new Set(entries.filter((entry) => typeof entry === 'string'))
  const others = entries.filter((entry) => typeof entry !== 'string' && entry !== null)
  const supported = entries.map((entry) => (typeof entry === 'string' ? entry : marshal(entry)))

  function includes(value: unknown): boolean {
    if (typeof value === 'string') return strings.has(value)
    if (isGoNumber(value) && isInt64(value) && strings.has(toRune(value))) return true
    return others.some((entry) => equalsConverted(value, entry))
  }

  return (value, run) => {
    if (includes(value)) return 0
    // The server compares messages to drop repetitions, and this message lists the entries in Go's notation.
    run.fail(
      () => ({ is: 'unsupported', value, supported }),
      (name) => `${name} in body should be one of ${supported.join(' ')}`,
    )
    return 0
  }
}

/** Go converts between its number types: a float loses its fraction where the entry is an integer. */
function equalsConverted(value: unknown, entry: unknown): boolean {
  if (!isGoNumber(value) || !isGoNumber(entry)) return deepEqual(value, entry)
  if (isInt64(entry)) return isInt64(value) ? BigInt(value) === BigInt(entry) : Math.trunc(Number(value)) === Number(entry)
  return Number(value) === Number(entry)
}

/** Go converts an integer to a string as the code point it is. */
function toRune(value: number | bigint): string {
  const code = Number(value)
  return code >= 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '\ufffd'
}
