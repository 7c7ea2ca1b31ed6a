const QUOTE = 0x22
const BACKSLASH = 0x5c
/** What stands alone: brackets, colons and commas. */
const SINGLE: ReadonlySet<number> = new Set(Array.from('{}[],:', (char) => char.charCodeAt(0)))

/**
 * Tells where the tokens of a JSON text begin and end, and the first character of each; white space is none. A text that is no JSON has tokens, too:
 * whatever is between two others. There is no bound to the length of a token, so that no regular expression serves.
 */
export function eachJsonToken(text: string, visit: (first: number, start: number, end: number) => void): void {
  for (let at = 0; at < text.length;) {
    const first = text.charCodeAt(at)
    const start = at
    if (isSpace(first)) at++
    else {
      at = first === QUOTE ? endOfString(text, at) : SINGLE.has(first) ? at + 1 : endOfWord(text, at)
      visit(first, start, at)
    }
  }
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; ; at++) {
    at = text.indexOf('"', at)
    if (at === -1) return text.length
    let escapes = 0
    while (text.charCodeAt(at - 1 - escapes) === BACKSLASH) escapes++
    if (escapes % 2 === 0) return at + 1
  }
}

function endOfWord(text: string, start: number): number {
  let at = start + 1
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE || SINGLE.has(code) || isSpace(code)) break
  }
  return at
}

/** JavaScript's white space: what JSON has of it, and what is none in a text that is no JSON. */
function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d) || (code >= 0xa0 && /\s/.test(String.fromCharCode(code)))
}
