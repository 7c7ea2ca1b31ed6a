import { formatNumber, isGoNumber } from './number.ts'
import { isObject } from './record.ts'

/**
 * Go's `json.Marshal`: keys in the order of their code points, `<`, `>`, `&`, U+2028 and U+2029 escaped. A JavaScript number
 * of `float64` range prints as in Go; both choose an exponent below 1e-6 and from 1e21.
 */
export function marshal(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'string') return marshalString(value)
  if (typeof value === 'boolean') return String(value)
  if (isGoNumber(value)) return typeof value === 'number' && !Number.isInteger(value) ? String(value) : integerDigits(value)
  if (Array.isArray(value)) return `[${value.map(marshal).join(',')}]`
  if (!isObject(value)) throw new TypeError(`no JSON value: ${typeof value}`)
  const fields = Object.keys(value).toSorted(byCodePoint)
  return `{${fields.map((key) => `${marshalString(key)}:${marshal(value[key])}`).join(',')}}`
}

/** The order of Go's `sort.Strings`: by bytes of UTF-8, which is the order of code points. */
export function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const left = a.charCodeAt(i)
    const right = b.charCodeAt(i)
    if (left === right) continue
    // Surrogates stand for code points above the whole basic plane, though their units are not its last.
    return isSurrogate(left) === isSurrogate(right) ? left - right : isSurrogate(left) ? 1 : -1
  }
  return a.length - b.length
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff
}

function integerDigits(value: number | bigint): string {
  const text = typeof value === 'number' ? String(value) : formatNumber(value)
  return text === '-0' ? '0' : text
}

function marshalString(text: string): string {
  // A lone surrogate is no rune; Go holds the replacement character in its place.
  return JSON.stringify(text.replace(LONE_SURROGATE, '\ufffd')).replace(HTML, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}

const LONE_SURROGATE = /\p{Surrogate}/gu
const HTML = /[<>&\u2028\u2029]/g
