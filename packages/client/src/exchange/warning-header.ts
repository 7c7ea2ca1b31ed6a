/**
 * The texts of a `Warning` header: `299 - "unknown field \"spec.inof\""`. A fetch joins repeated headers with commas, which may also
 * occur inside the quotes.
 */
export function warningTexts(header: string | null): string[] {
  if (header === null) return []
  // RFC 9111, appendix B: code, agent, text and perhaps a date; all that API servers send is code 299 and no agent.
  return [...header.matchAll(/\d{3} \S+ "((?:[^"\\]|\\.)*)"/g)].map(([, text = '']) => text.replaceAll(/\\(.)/g, '$1'))
}
