import { goQuote, formatIpAddress, type IpAddress, isMapped, parseIpAddress, sameAddress } from '@kindbox/core'
import { boolType, intType, opaqueType, stringType } from '../cel-type.ts'
import type { Library } from '../environment.ts'
import { method, overload } from '../standard/overload.ts'
import { EvaluationError, type OpaqueValue, type Value } from '../value.ts'
import { argumentTraversal, type CallCost, fixedCost } from './call-cost.ts'

export const ipType = opaqueType('net.IP')

/** `ip("10.0.0.1")` and what can be asked of it (k8s.io/apiserver/pkg/cel/library/ip.go). */
export const ipLibrary: Library = {
  name: 'kubernetes.net.ip',
  since: '1.30',
  types: { 'net.IP': ipType },
  functions: [
    {
      name: 'ip',
      overloads: [overload('string_to_ip', [stringType], ipType, (text) => ipValue(readAddress(text as string)))],
      ...ipCost(),
    },
    {
      name: 'isIP',
      overloads: [overload('is_ip', [stringType], boolType, (text) => !('problem' in addressOrProblem(text as string)))],
      ...argumentTraversal(),
    },
    {
      name: 'ip.isCanonical',
      overloads: [overload('ip_is_canonical', [stringType], boolType, (text) => formatIpAddress(readAddress(text as string)) === text)],
      ...argumentTraversal(2),
    },
    { name: 'string', overloads: [overload('ip_to_string', [ipType], stringType, (ip) => formatIpAddress(addressOf(ip)))] },
    {
      name: 'family',
      overloads: [method('ip_family', [ipType], intType, (ip) => (addressOf(ip).bytes.length === 4 ? 4n : 6n))],
      ...fixedCost(1),
    },
    predicate('isUnspecified', 'ip_is_unspecified', isUnspecified),
    predicate('isLoopback', 'ip_is_loopback', isLoopback),
    predicate('isLinkLocalMulticast', 'ip_is_link_local_multicast', isLinkLocalMulticast),
    predicate('isLinkLocalUnicast', 'ip_is_link_local_unicast', isLinkLocalUnicast),
    predicate('isGlobalUnicast', 'ip_is_global_unicast', isGlobalUnicast),
  ],
}

/** Parsing a string costs its length; the member of a CIDR is at hand. */
export function ipCost(): CallCost {
  const parse = argumentTraversal()
  const access = fixedCost(1)
  return {
    actualCost: (args, result, overloadId) => (overloadId === 'cidr_ip' ? access : parse).actualCost(args, result, overloadId),
    estimateCost: (call) => (call.overloadId === 'cidr_ip' ? access : parse).estimateCost(call),
  }
}

/** The value of `ip()`. */
export function ipValue(address: IpAddress): Value {
  return new IpValue(address)
}

export function addressOf(value: Value): IpAddress {
  return (value as IpValue).address
}

/** @throws EvaluationError for what is no address, or one that the server does not want */
export function readAddress(text: string): IpAddress {
  const address = addressOrProblem(text)
  if ('problem' in address) throw new EvaluationError(address.problem)
  return address
}

class IpValue implements OpaqueValue {
  readonly kind = 'opaque'
  readonly typeName = 'net.IP'
  readonly address: IpAddress

  constructor(address: IpAddress) {
    this.address = address
  }

  get size(): number {
    return this.address.bytes.length
  }

  equals(other: Value): boolean {
    if (!(other instanceof IpValue)) throw new EvaluationError('no such overload')
    return sameAddress(this.address, other.address)
  }
}

function addressOrProblem(text: string): IpAddress | { readonly problem: string } {
  const address = parseIpAddress(text)
  if ('problem' in address) return { problem: `IP Address ${goQuote(text)} parse error during conversion from string: ${address.problem}` }
  if (address.zone !== '') return { problem: `IP address ${goQuote(text)} with zone value is not allowed` }
  if (isMapped(address)) return { problem: `IPv4-mapped IPv6 address ${goQuote(text)} is not allowed` }
  return address
}

function predicate(name: string, id: string, holds: (address: IpAddress) => boolean) {
  return { name, overloads: [method(id, [ipType], boolType, (ip) => holds(addressOf(ip)))], ...fixedCost(1) }
}

function isUnspecified({ bytes }: IpAddress): boolean {
  return bytes.every((byte) => byte === 0)
}

function isLoopback({ bytes }: IpAddress): boolean {
  return bytes.length === 4 ? bytes[0] === 127 : bytes.every((byte, index) => byte === (index === 15 ? 1 : 0))
}

function isLinkLocalMulticast({ bytes }: IpAddress): boolean {
  const [first = 0, second = 0, third = 0] = bytes
  return bytes.length === 4 ? first === 224 && second === 0 && third === 0 : first === 0xff && (second & 0x0f) === 0x02
}

function isLinkLocalUnicast({ bytes }: IpAddress): boolean {
  const [first = 0, second = 0] = bytes
  return bytes.length === 4 ? first === 169 && second === 254 : first === 0xfe && (second & 0xc0) === 0x80
}

function isMulticast({ bytes }: IpAddress): boolean {
  const [first = 0] = bytes
  return bytes.length === 4 ? (first & 0xf0) === 0xe0 : first === 0xff
}

/** Private addresses are global to Go. */
function isGlobalUnicast(address: IpAddress): boolean {
  const { bytes } = address
  if (isUnspecified(address) || (bytes.length === 4 && bytes.every((byte) => byte === 255))) return false
  return !isLoopback(address) && !isMulticast(address) && !isLinkLocalUnicast(address)
}
