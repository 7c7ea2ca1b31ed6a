import { isEmptyWord, wordKind } from './encoded-word.ts'
import { isIpv4Address, isIpv6Address } from './ip.ts'

/**
 * One address as Go's net/mail.ParseAddress reads it (RFC 5322): `jo@example.com`, `Jo <jo@example.com>`, with comments,
 * quoted strings, or as the only member of a group. Each `take...` function reads from a position on and gives the one
 * behind what it read, or -1.
 */
export function isEmail(value: string): boolean {
  const end = takeAddress(value, 0, { group: true })
  return end !== -1 && skipComments(value, end) === value.length
}

/** mailbox / group: an addr-spec alone is tried first, then a display name with what may follow it. */
function takeAddress(text: string, from: number, { group }: { readonly group: boolean }): number {
  const start = skipSpace(text, from)
  const spec = takeAddrSpec(text, start)
  if (spec !== -1) return takeNameComment(text, spec)

  const name = text[start] === '<' ? start : takePhrase(text, start)
  if (name === -1) return -1
  const next = skipSpace(text, name)
  if (group && text[next] === ':') return takeOnlyMember(text, next + 1)
  if (text[next] !== '<') return -1
  const angled = takeAddrSpec(text, next + 1)
  return angled !== -1 && text[angled] === '>' ? angled + 1 : -1
}

/** The rest of `name: member;`. A group of none or of several is a list of addresses, and no member is a group itself. */
function takeOnlyMember(text: string, from: number): number {
  const member = takeAddress(text, from, { group: false })
  if (member === -1) return -1
  const end = skipComments(text, member)
  return text[end] === ';' ? end + 1 : -1
}

/** local-part "@" domain. */
function takeAddrSpec(text: string, from: number): number {
  const start = skipSpace(text, from)
  const local = text[start] === '"' ? takeQuoted(text, start) : takeDotAtom(text, start)
  // An empty quoted string is no local part.
  if (local === -1 || text[local] !== '@' || (text[start] === '"' && local === start + 2)) return -1
  const domain = skipSpace(text, local + 1)
  return text[domain] === '[' ? takeDomainLiteral(text, domain) : takeDotAtom(text, domain)
}

function takeDotAtom(text: string, from: number): number {
  const end = takeAtom(text, from)
  if (end === from) return -1
  const atom = text.slice(from, end)
  return atom.startsWith('.') || atom.endsWith('.') || atom.includes('..') ? -1 : end
}

function takeDomainLiteral(text: string, from: number): number {
  const end = text.indexOf(']', from)
  const address = text.slice(from + 1, end)
  const strict = { leadingZeros: false }
  return end !== -1 && (isIpv4Address(address, strict) || isIpv6Address(address, strict)) ? end + 1 : -1
}

/**
 * One or more words; what is no word ends the phrase. Go has its ways here: only behind a plain word may comments stand,
 * encoded words that say nothing are no words, and one in an unknown charset is forgiven behind others.
 */
function takePhrase(text: string, from: number): number {
  let position = from
  let plain = false
  let encoded = false
  for (;;) {
    const start = plain ? skipComments(text, position) : skipSpace(text, position)
    if (start === -1 || start === text.length) return start
    const end = text[start] === '"' ? takeQuoted(text, start) : takeAtom(text, start)
    if (end === -1 || end === start) return plain || encoded ? start : -1
    const word = text.slice(start, end)
    const kind = word.startsWith('"') ? 'plain' : wordKind(word)
    if (kind === 'unknown charset') return plain || encoded ? end : -1
    if (kind === 'plain') plain = true
    else encoded ||= !isEmptyWord(word)
    position = end
  }
}

function takeQuoted(text: string, from: number): number {
  let position = from + 1
  while (position < text.length && text[position] !== '"') {
    if (text[position] === '\\') position++
    if (position >= text.length || !(isVisible(text, position) || isSpace(text, position))) return -1
    position++
  }
  return position < text.length ? position + 1 : -1
}

function takeAtom(text: string, from: number): number {
  let end = from
  while (end < text.length && isVisible(text, end) && !'()<>[]:;@\\,"'.includes(text.charAt(end))) end++
  return end
}

/** The old style of a display name: `jo@example.com (Jo)`. */
function takeNameComment(text: string, from: number): number {
  const start = skipSpace(text, from)
  if (text[start] !== '(') return start
  const end = takeComment(text, start)
  if (end === -1) return -1
  const words = text
    .slice(start + 1, end - 1)
    .replaceAll(/\\([^])/g, '$1')
    .split(/[ \t]+/)
  return words.some((word) => wordKind(word) === 'unknown charset') ? -1 : end
}

function skipComments(text: string, from: number): number {
  let position = skipSpace(text, from)
  while (position !== -1 && text[position] === '(') {
    position = takeComment(text, position)
    if (position !== -1) position = skipSpace(text, position)
  }
  return position
}

/** Comments nest; counted, not recursed into, so no depth overflows the stack. */
function takeComment(text: string, from: number): number {
  let depth = 0
  for (let position = from; position < text.length; position++) {
    if (text[position] === '\\') position++
    else if (text[position] === '(') depth++
    else if (text[position] === ')' && --depth === 0) return position + 1
  }
  return -1
}

function skipSpace(text: string, from: number): number {
  let position = from
  while (isSpace(text, position)) position++
  return position
}

function isSpace(text: string, position: number): boolean {
  return text[position] === ' ' || text[position] === '\t'
}

/** Printable ASCII without space, or anything beyond ASCII (RFC 6532). */
function isVisible(text: string, position: number): boolean {
  const code = text.charCodeAt(position)
  return (code > 0x20 && code < 0x7f) || code >= 0x80
}
