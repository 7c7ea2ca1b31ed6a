import { goJson } from './go-json.ts'

/** A value as Go's templates print it (text/template exec.go, `printableValue`); lists and objects as JSON. */
export function goText(value: unknown): string {
  if (value === null) return '<no value>'
  if (typeof value === 'object') return goJson(value)
  if (typeof value !== 'number' || value === 0 || Math.abs(value) >= 1e-4) return String(value)
  // Go turns to exponents sooner, and writes them with two digits.
  return value.toExponential().replace(/e-(\d)$/, 'e-0$1')
}
