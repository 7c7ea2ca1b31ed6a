/** At most so many fields are told: the first ones say what happened. */
const SHOWN = 8

/** Where two JSON values differ, a line a field, with both values; empty where they are the same. Keys have no order. */
export function differences(actual: unknown, expected: unknown): string[] {
  const found: string[] = []
  compare(actual, expected, '', found)
  return found.length > SHOWN ? [...found.slice(0, SHOWN), `and ${found.length - SHOWN} more`] : found
}

function compare(actual: unknown, expected: unknown, path: string, found: string[]): void {
  if (isContainer(actual) && isContainer(expected) && Array.isArray(actual) === Array.isArray(expected)) {
    for (const key of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
      const at = Array.isArray(expected) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`
      compare(own(actual, key), own(expected, key), at, found)
    }
  } else if (actual !== expected) {
    found.push(`${path === '' ? 'all of it' : path}: ${shown(actual)}, not ${shown(expected)}`)
  }
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** A field called `__proto__` is one like any other. */
function own(value: object, key: string): unknown {
  return Object.hasOwn(value, key) ? (value as { readonly [key: string]: unknown })[key] : undefined
}

function shown(value: unknown): string {
  return value === undefined ? '(nothing)' : JSON.stringify(value)
}
