/** What a manifest is made of before it is written: JSON, and numbers that are written as they stand here. */
export type Json = null | boolean | number | string | RawNumber | Json[] | JsonObject

export interface JsonObject {
  [field: string]: Json
}

/** Digits that JavaScript's numbers would not keep. */
export class RawNumber {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof RawNumber)
}

/** A copy that can be changed; of decoded values, too, whose great integers become raw numbers. */
export function copyOf(value: unknown): Json {
  if (typeof value === 'bigint') return new RawNumber(String(value))
  if (Array.isArray(value)) return value.map(copyOf)
  if (value instanceof RawNumber) return value
  if (typeof value !== 'object' || value === null) return (value ?? null) as Json
  return Object.fromEntries(Object.entries(value).map(([field, part]) => [field, copyOf(part)]))
}

/** `__proto__` is a field like any other. */
export function setField(object: JsonObject, field: string, value: Json): void {
  Object.defineProperty(object, field, { value, enumerable: true, configurable: true, writable: true })
}
