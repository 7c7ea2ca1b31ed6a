import { goQuote } from '../go-quote.ts'

/** An address as Go's `net/netip` holds it, without zone. */
export interface IpAddress {
  /** Four bytes or sixteen, first the most significant. */
  readonly bytes: readonly number[]
  /** Of an IPv6 address; empty without one. */
  readonly zone: string
}

/** An address and how many of its bits count. */
export interface IpPrefix {
  readonly address: IpAddress
  readonly bits: number
}

/** Parses as `netip.ParseAddr`; `problem` is its error. */
export function parseIpAddress(text: string): IpAddress | { readonly problem: string } {
  const first = /[.:%]/.exec(text)?.[0]
  if (first === undefined) return addressProblem(text, 'unable to parse IP')
  if (first === '%') return addressProblem(text, 'missing IPv6 address')
  const parsed = first === '.' ? parseIpv4(text) : parseIpv6(text)
  return 'bytes' in parsed ? parsed : addressProblem(text, parsed.problem, parsed.at)
}

/** Parses as `netip.ParsePrefix`; `problem` is its error. */
export function parseIpPrefix(text: string): IpPrefix | { readonly problem: string } {
  const slash = text.lastIndexOf('/')
  if (slash < 0) return prefixProblem(text, "no '/'")
  const address = parseIpAddress(text.slice(0, slash))
  if ('problem' in address) return prefixProblem(text, address.problem)
  if (address.zone !== '') return prefixProblem(text, 'IPv6 zones cannot be present in a prefix')
  const length = text.slice(slash + 1)
  if (!/^(?:[0-9]|[1-9][0-9]+)$/.test(length) || length.length > 18) return prefixProblem(text, `bad bits after slash: ${goQuote(length)}`)
  const bits = Number(length)
  if (bits > address.bytes.length * 8) return prefixProblem(text, 'prefix length out of range')
  return { address, bits }
}

/** `::ffff:1.2.3.4`, an IPv4 address in the clothes of the other. */
export function isMapped({ bytes }: IpAddress): boolean {
  return bytes.length === 16 && bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 0xff && bytes[11] === 0xff
}

export function sameAddress(a: IpAddress, b: IpAddress): boolean {
  return a.bytes.length === b.bytes.length && a.bytes.every((byte, index) => byte === b.bytes[index])
}

/** The address with all bits behind the prefix cleared. */
export function masked({ address, bits }: IpPrefix): IpAddress {
  return { ...address, bytes: address.bytes.map((byte, index) => byte & maskOfByte(bits - index * 8)) }
}

/** Whether an address has the prefix. */
export function containsAddress(prefix: IpPrefix, address: IpAddress): boolean {
  return prefix.address.bytes.length === address.bytes.length && sameAddress(masked(prefix), masked({ address, bits: prefix.bits }))
}

/** As Go writes it: in the form of RFC 5952. */
export function formatIpAddress(address: IpAddress): string {
  const { bytes } = address
  if (bytes.length === 4) return bytes.join('.')
  const groups = Array.from({ length: 8 }, (_, index) => (bytes[index * 2]! << 8) | bytes[index * 2 + 1]!)
  const { start, length } = longestZeros(groups)
  const words = groups.map((group) => group.toString(16))
  if (length < 2) return words.join(':')
  return `${words.slice(0, start).join(':')}::${words.slice(start + length).join(':')}`
}

function longestZeros(groups: readonly number[]): { start: number; length: number } {
  let best = { start: 0, length: 0 }
  for (let start = 0; start < groups.length; start++) {
    let end = start
    while (end < groups.length && groups[end] === 0) end++
    if (end - start > best.length) best = { start, length: end - start }
  }
  return best
}

function maskOfByte(bits: number): number {
  if (bits >= 8) return 0xff
  return bits <= 0 ? 0 : (0xff << (8 - bits)) & 0xff
}

interface Fault {
  readonly problem: string
  /** The rest of the text from the fault on. */
  readonly at?: string
}

function parseIpv4(text: string): IpAddress | Fault {
  const bytes: number[] = []
  let value = 0
  let digits = 0
  for (let i = 0; i < text.length; i++) {
    const character = text[i]!
    if (character >= '0' && character <= '9') {
      if (digits === 1 && value === 0) return { problem: 'IPv4 field has octet with leading zero' }
      value = value * 10 + Number(character)
      digits++
      if (value > 255) return { problem: 'IPv4 field has value >255' }
    } else if (character === '.') {
      if (i === 0 || i === text.length - 1 || text[i - 1] === '.') {
        return { problem: 'IPv4 field must have at least one digit', at: text.slice(i) }
      }
      if (bytes.length === 3) return { problem: 'IPv4 address too long' }
      bytes.push(value)
      value = 0
      digits = 0
    } else return { problem: 'unexpected character', at: text.slice(i) }
  }
  if (bytes.length < 3) return { problem: 'IPv4 address too short' }
  return { bytes: [...bytes, value], zone: '' }
}

function parseIpv6(text: string): IpAddress | Fault {
  const percent = text.indexOf('%')
  const zone = percent < 0 ? '' : text.slice(percent + 1)
  if (percent >= 0 && zone === '') return { problem: 'zone must be a non-empty string' }
  let rest = percent < 0 ? text : text.slice(0, percent)
  const bytes: number[] = []
  /** Where `::` stands, as an index of bytes. */
  let gap = -1
  if (rest.startsWith('::')) {
    gap = 0
    rest = rest.slice(2)
    if (rest === '') return { bytes: Array<number>(16).fill(0), zone }
  }
  while (bytes.length < 16) {
    const group = /^[0-9a-fA-F]*/.exec(rest)![0]
    if (group.length > 4) return { problem: 'each group must have 4 or less digits', at: rest }
    if (group === '') return { problem: 'each colon-separated field must have at least one digit', at: rest }
    if (rest[group.length] === '.') {
      const embedded = embeddedIpv4(rest, bytes.length, gap)
      if (!('bytes' in embedded)) return embedded
      bytes.push(...embedded.bytes)
      rest = ''
      break
    }
    const value = parseInt(group, 16)
    bytes.push(value >> 8, value & 0xff)
    rest = rest.slice(group.length)
    if (rest === '') break
    if (rest[0] !== ':') return { problem: 'unexpected character, want colon', at: rest }
    if (rest.length === 1) return { problem: 'colon must be followed by more characters', at: rest }
    rest = rest.slice(1)
    if (rest[0] === ':') {
      if (gap >= 0) return { problem: 'multiple :: in address', at: rest }
      gap = bytes.length
      rest = rest.slice(1)
      if (rest === '') break
    }
  }
  if (rest !== '') return { problem: 'trailing garbage after address', at: rest }
  if (bytes.length === 16) return gap >= 0 ? { problem: 'the :: must expand to at least one field of zeros' } : { bytes, zone }
  if (gap < 0) return { problem: 'address string too short' }
  const zeros = Array<number>(16 - bytes.length).fill(0)
  return { bytes: [...bytes.slice(0, gap), ...zeros, ...bytes.slice(gap)], zone }
}

function embeddedIpv4(rest: string, before: number, gap: number): IpAddress | Fault {
  if (gap < 0 && before !== 12) return { problem: 'embedded IPv4 address must replace the final 2 fields of the address', at: rest }
  if (before + 4 > 16) return { problem: 'too many hex fields to fit an embedded IPv4 at the end of the address', at: rest }
  return parseIpv4(rest)
}

function addressProblem(text: string, problem: string, at?: string): { readonly problem: string } {
  return { problem: `ParseAddr(${goQuote(text)}): ${problem}${at === undefined || at === '' ? '' : ` (at ${goQuote(at)})`}` }
}

function prefixProblem(text: string, problem: string): { readonly problem: string } {
  return { problem: `netip.ParsePrefix(${goQuote(text)}): ${problem}` }
}
