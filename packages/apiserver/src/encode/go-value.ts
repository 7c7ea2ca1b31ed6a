import { goQuote } from '@kindbox/core'
import { isRecord } from '../decode/record.ts'
import { byBytes } from './go-json.ts'
import { goText } from './go-text.ts'

/** A value as Go prints it with `%v`: `map[a:1]`, `[x y]`, `<nil>`. */
export function goValue(value: unknown): string {
  if (value === null) return '<nil>'
  if (Array.isArray(value)) return `[${value.map(goValue).join(' ')}]`
  if (!isRecord(value)) return goText(value)
  return `map[${namesOf(value)
    .map((name) => `${name}:${goValue(value[name])}`)
    .join(' ')}]`
}

/** A value as Go would write it in a program, with `%#v`: `map[string]interface {}{"a":1}`. */
export function goSource(value: unknown): string {
  if (value === null) return 'interface {}(nil)'
  if (typeof value === 'string') return goQuote(value)
  if (Array.isArray(value)) return `[]interface {}{${value.map(goSource).join(', ')}}`
  if (!isRecord(value)) return goText(value)
  return `map[string]interface {}{${namesOf(value)
    .map((name) => `${goQuote(name)}:${goSource(value[name])}`)
    .join(', ')}}`
}

function namesOf(value: object): string[] {
  return Object.keys(value).toSorted(byBytes)
}
