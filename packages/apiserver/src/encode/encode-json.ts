/** JSON of a stored value. Integers that a JavaScript number cannot hold are bigints in it, and lose no digit. */
export function encodeJson(value: unknown): string {
  try {
    return JSON.stringify(value)
  } catch (error) {
    // Only a bigint makes stringify fail on what came from JSON; they are rare enough not to look for them first.
    if (error instanceof TypeError) return encodeExactly(value)
    throw error
  }
}

function encodeExactly(value: unknown): string {
  if (typeof value === 'bigint') return value.toString()
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(encodeExactly).join(',')}]`
  const fields = Object.entries(value).filter(([, field]) => field !== undefined)
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${encodeExactly(field)}`).join(',')}}`
}
