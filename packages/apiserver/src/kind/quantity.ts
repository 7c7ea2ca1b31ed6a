import type { StructuralSchema } from '@kindbox/core'
import { isRecord, setField } from '../decode/record.ts'

/** A document with its quantities as the server writes them. */
export type WriteQuantities = (document: unknown) => unknown

/**
 * Compiles what decoding into Go's types does to quantities: numbers are read as their text, and every quantity is written in the one way that the server
 * writes it (apimachinery pkg/api/resource/quantity.go). Undefined where the schema has none.
 */
export function compileQuantities({ format, properties, additionalProperties, items }: StructuralSchema): WriteQuantities | undefined {
  if (format === 'quantity') return written
  const fields = new Map<string, WriteQuantities>()
  for (const [name, property] of Object.entries(properties ?? {})) {
    const write = compileQuantities(property)
    if (write !== undefined) fields.set(name, write)
  }
  const others = isRecord(additionalProperties) ? compileQuantities(additionalProperties as StructuralSchema) : undefined
  const item = items === undefined ? undefined : compileQuantities(items)
  if (fields.size === 0 && others === undefined && item === undefined) return undefined
  return (value) => {
    if (Array.isArray(value)) return item === undefined ? value : value.map(item)
    if (!isRecord(value)) return value
    const copy: Record<string, unknown> = {}
    for (const [name, inside] of Object.entries(value)) {
      const write = fields.get(name) ?? (Object.hasOwn(properties ?? {}, name) ? undefined : others)
      setField(copy, name, write === undefined ? inside : write(inside))
    }
    return copy
  }
}

function written(value: unknown): unknown {
  const isNumber = typeof value === 'number' || typeof value === 'bigint'
  if (!isNumber && typeof value !== 'string') return value
  return canonicalQuantity(String(value)) ?? (isNumber ? String(value) : value)
}

const DECIMAL = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E']
const BINARY = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei']
const SYNTAX = /^(-?)(\d{0,40})(?:\.(\d{1,40}))?(?:([numkMGTPE]?)|([KMGTPE]i)|e([+-]?\d{1,2}))$/

/** Undefined for what is no quantity, and for what the server leaves as it is sent (`+1`, `1.`, `1E3`) or rounds: finer than a billionth, or greater than the suffixes tell. */
export function canonicalQuantity(text: string): string | undefined {
  const [, sign = '', whole = '', fraction = '', decimal = '', binary, exponent] = SYNTAX.exec(text) ?? []
  if (whole + fraction === '') return undefined
  let digits = BigInt(whole + fraction)
  if (digits === 0n) return '0'
  const minus = sign === '-' ? '-' : ''
  if (binary !== undefined) {
    digits *= 1024n ** BigInt(BINARY.indexOf(binary))
    const unit = 10n ** BigInt(fraction.length)
    if (digits % unit !== 0n) return undefined
    digits /= unit
    // What is less than one Ki is told in tens.
    if (digits >= 1024n) return minus + inSteps(digits)
  }
  const power = binary !== undefined ? 0 : exponent === undefined ? 3 * DECIMAL.indexOf(decimal) - 9 : Number(exponent)
  let at = binary === undefined ? power - fraction.length : 0
  for (; digits % 10n === 0n; digits /= 10n) at++
  for (; at % 3 !== 0; digits *= 10n) at--
  if (exponent !== undefined) return `${minus}${digits}${at === 0 ? '' : `e${at}`}`
  const suffix = DECIMAL[at / 3 + 3]
  return suffix === undefined ? undefined : `${minus}${digits}${suffix}`
}

function inSteps(value: bigint): string {
  let [left, step] = [value, 0]
  for (; left % 1024n === 0n && step < BINARY.length - 1; left /= 1024n) step++
  return `${left}${BINARY[step]}`
}
