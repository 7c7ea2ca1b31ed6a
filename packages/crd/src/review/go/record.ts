/** A JSON object: what Go decodes into `map[string]interface{}`. */
export interface JsonObject {
  [key: string]: unknown
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether a document has the field; names that JavaScript objects inherit, such as `constructor`, are no fields. */
export function hasField(object: JsonObject, key: string): boolean {
  return Object.hasOwn(object, key)
}

/** A field's value; undefined when the document has no such field. */
export function fieldValue(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined
}

/** Sets a field as plain data: assigning to `__proto__` would change what the object inherits instead. */
export function setField(object: JsonObject, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true })
  else object[key] = value
}

/** A copy to add fields to. V8 gives each `{ ...object }` that grows later a shape of its own, which makes every later look at it slow. */
export function copyOf(object: JsonObject): JsonObject {
  const { ...copied } = object
  return copied
}
