import { goQuote } from '../go-quote.ts'

/** Where a text stands in a URL: every place lets other characters stand as they are (Go's net/url, encoding_table.go). */
export type UrlPlace = 'path' | 'host' | 'user' | 'fragment'

const PLAIN: Readonly<Record<UrlPlace, RegExp>> = {
  path: /[-A-Za-z0-9._~$&+,/:;=@]/,
  host: /[-A-Za-z0-9._~!"$&'()*+,:;<=>[\]]/,
  user: /[-A-Za-z0-9._~$&+,;=]/,
  fragment: /[-A-Za-z0-9._~!$&()*+,/:;=?@]/,
}

/** What is wrong with the escapes of a text; undefined when all is well. */
export function escapeProblem(text: string): string | undefined {
  return problemOf(/%(?![0-9A-Fa-f]{2})[^]{0,2}/.exec(text)?.[0])
}

/** In a host only percent signs and bytes beyond ASCII may be escaped, and not every character may stand there. */
export function hostEscapeProblem(host: string): string | undefined {
  return firstProblem(host, (escape) => escape === '%25' || /^%[89a-fA-F]/.test(escape))
}

/** In a zone, spaces and what could stand in a host may be escaped too. */
export function zoneEscapeProblem(zone: string): string | undefined {
  return firstProblem(zone, (escape) => {
    const character = String.fromCharCode(parseInt(escape.slice(1), 16))
    return escape === '%25' || character === ' ' || PLAIN.host.test(character)
  })
}

function firstProblem(text: string, allowed: (escape: string) => boolean): string | undefined {
  for (let i = 0; i < text.length; i++) {
    const character = text[i]!
    if (character === '%') {
      const escape = text.slice(i, i + 3)
      if (!/^%[0-9A-Fa-f]{2}$/.test(escape) || !allowed(escape)) return problemOf(escape)
      i += 2
    } else if (character < '\u0080' && !PLAIN.host.test(character)) return `invalid character ${goQuote(character)} in host name`
  }
  return undefined
}

/** Go cites three bytes, which may end within a character. */
function problemOf(escape: string | undefined): string | undefined {
  if (escape === undefined) return undefined
  let whole = ''
  let bytes = 0
  for (const character of escape) {
    const encoded = encoder.encode(character)
    if (bytes + encoded.length > 3) {
      const rest = [...encoded.subarray(0, 3 - bytes)].map((byte) => `\\x${byte.toString(16)}`).join('')
      return `invalid URL escape ${goQuote(whole).slice(0, -1)}${rest}"`
    }
    whole += character
    bytes += encoded.length
  }
  return `invalid URL escape ${goQuote(whole)}`
}

/** The text behind valid escapes; bytes that are no UTF-8 become replacement characters. */
export function decodePercents(text: string): string {
  return text.includes('%') ? decoder.decode(bytesOf(text)) : text
}

/** Every byte that may not stand in a place as it is, as an escape. */
export function encodePercents(text: string, place: UrlPlace): string {
  let encoded = ''
  for (const byte of place === 'path' || place === 'fragment' ? bytesOf(text) : encoder.encode(text)) {
    const character = String.fromCharCode(byte)
    const plain = byte < 0x80 && PLAIN[place].test(character)
    encoded += plain ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
  }
  return encoded
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const encoder = new TextEncoder()

function bytesOf(text: string): Uint8Array {
  const bytes: number[] = []
  for (const part of text.split(/(%[0-9A-Fa-f]{2})/)) {
    if (/^%[0-9A-Fa-f]{2}$/.test(part)) bytes.push(parseInt(part.slice(1), 16))
    else bytes.push(...encoder.encode(part))
  }
  return Uint8Array.from(bytes)
}
