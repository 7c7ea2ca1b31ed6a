/** Messages quote whole objects, as JSON, escaped or not. The times that the server set in them go as they do outside. */
export function normaliseQuotedObject(text: string): string {
  return text.replaceAll(/((?:creationTimestamp|time)\\*":\\*")\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, (_, before: string) => `${before}<time>`)
}
