/**
 * Messages quote whole objects, as JSON, escaped or not. What differs from run to run within them goes as it does outside: the times that the
 * server set, and managedFields.
 */
export function normaliseQuotedObject(text: string): string {
  if (!text.includes('creationTimestamp') && !text.includes('managedFields')) return text
  return withoutManagedFields(text).replaceAll(
    /(creationTimestamp\\*":\\*")\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g,
    (_, before: string) => `${before}<time>`,
  )
}

function withoutManagedFields(text: string): string {
  const found = /,?\\*"managedFields\\*":(?=\[)/.exec(text)
  if (found === null) return text
  const end = endOfList(text, found.index + found[0].length)
  return text.slice(0, found.index) + withoutManagedFields(text.slice(end))
}

/** Brackets within managedFields are balanced even in their strings, which are paths of fields. */
function endOfList(text: string, start: number): number {
  let depth = 0
  for (let i = start; i < text.length; i++) {
    if (text[i] === '[') depth++
    if (text[i] === ']' && --depth === 0) return i + 1
  }
  return text.length
}
