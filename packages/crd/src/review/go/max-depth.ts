/**
 * How deep objects and arrays may be inside each other in a document. The server goes to 10,000, which a JavaScript stack does not;
 * documents between the two are refused here and not there.
 */
export const MAX_DEPTH = 1_000

export const TOO_DEEP = `exceeded max depth of ${MAX_DEPTH}`

/** Whether a value goes deeper than that. Values that were parsed elsewhere come without a bound. */
export function isTooDeep(value: unknown, levels: number = MAX_DEPTH): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (levels === 0) return true
  const below: readonly unknown[] = Array.isArray(value) ? value : Object.values(value)
  for (const child of below) if (typeof child === 'object' && isTooDeep(child, levels - 1)) return true
  return false
}
