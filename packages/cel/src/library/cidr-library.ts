import {
  goQuote,
  containsAddress,
  formatIpAddress,
  type IpAddress,
  type IpPrefix,
  isMapped,
  masked,
  parseIpPrefix,
  sameAddress,
} from '@kindbox/core'
import type { Range } from '../call-estimate.ts'
import { boolType, intType, opaqueType, stringType } from '../cel-type.ts'
import type { Library } from '../environment.ts'
import { add, exactly, scale, UNKNOWN } from '../estimate/range.ts'
import { method, overload } from '../standard/overload.ts'
import { EvaluationError, type OpaqueValue, type Value } from '../value.ts'
import { argumentTraversal, type CallCost, fixedCost, TRAVERSAL } from './call-cost.ts'
import { addressOf, ipCost, ipType, ipValue, readAddress } from './ip-library.ts'
import { actualSize } from '../values/actual-size.ts'

export const cidrType = opaqueType('net.CIDR')

/** `cidr("10.0.0.0/8")` and what can be asked of it (k8s.io/apiserver/pkg/cel/library/cidr.go). */
export const cidrLibrary: Library = {
  name: 'kubernetes.net.cidr',
  since: '1.30',
  types: { 'net.CIDR': cidrType, 'net.IP': ipType },
  functions: [
    {
      name: 'cidr',
      overloads: [overload('string_to_cidr', [stringType], cidrType, (text) => new CidrValue(readPrefix(text as string)))],
      ...argumentTraversal(),
    },
    {
      name: 'isCIDR',
      overloads: [overload('is_cidr', [stringType], boolType, (text) => !('problem' in prefixOrProblem(text as string)))],
      ...argumentTraversal(),
    },
    { name: 'string', overloads: [overload('cidr_to_string', [cidrType], stringType, (cidr) => format(prefixOf(cidr)))] },
    {
      name: 'containsIP',
      overloads: [
        method('cidr_contains_ip_string', [cidrType, stringType], boolType, (cidr, text) =>
          containsAddress(prefixOf(cidr), addressOrNoOverload(text as string)),
        ),
        method('cidr_contains_ip_ip', [cidrType, ipType], boolType, (cidr, ip) => containsAddress(prefixOf(cidr), addressOf(ip))),
      ],
      ...containsCost('cidr_contains_ip_string', { prefixes: false }),
    },
    {
      name: 'containsCIDR',
      overloads: [
        method('cidr_contains_cidr_string', [cidrType, stringType], boolType, (cidr, text) =>
          containsPrefix(prefixOf(cidr), readPrefix(text as string)),
        ),
        method('cidr_contains_cidr', [cidrType, cidrType], boolType, (cidr, other) => containsPrefix(prefixOf(cidr), prefixOf(other))),
      ],
      ...containsCost('cidr_contains_cidr_string', { prefixes: true }),
    },
    { name: 'ip', overloads: [method('cidr_ip', [cidrType], ipType, (cidr) => ipValue(prefixOf(cidr).address))], ...ipCost() },
    {
      name: 'prefixLength',
      overloads: [method('cidr_prefix_length', [cidrType], intType, (cidr) => BigInt(prefixOf(cidr).bits))],
      ...fixedCost(1),
    },
    {
      name: 'masked',
      overloads: [
        method('cidr_masked', [cidrType], cidrType, (cidr) => new CidrValue({ ...prefixOf(cidr), address: masked(prefixOf(cidr)) })),
      ],
      ...fixedCost(1),
    },
  ],
}

class CidrValue implements OpaqueValue {
  readonly kind = 'opaque'
  readonly typeName = 'net.CIDR'
  readonly prefix: IpPrefix

  constructor(prefix: IpPrefix) {
    this.prefix = prefix
  }

  get size(): number {
    return Math.ceil(this.prefix.bits / 8)
  }

  equals(other: Value): boolean {
    if (!(other instanceof CidrValue)) throw new EvaluationError('no such overload')
    return this.prefix.bits === other.prefix.bits && sameAddress(this.prefix.address, other.prefix.address)
  }
}

function prefixOf(value: Value): IpPrefix {
  return (value as CidrValue).prefix
}

function readPrefix(text: string): IpPrefix {
  const prefix = prefixOrProblem(text)
  // The server says it twice.
  if ('problem' in prefix) throw new EvaluationError(`network address parse error during conversion from string: ${prefix.problem}`)
  return prefix
}

function prefixOrProblem(text: string): IpPrefix | { readonly problem: string } {
  const prefix = parseIpPrefix(text)
  if ('problem' in prefix) return { problem: `network address parse error during conversion from string: ${prefix.problem}` }
  if (isMapped(prefix.address)) return { problem: `IPv4-mapped IPv6 address ${goQuote(text)} is not allowed` }
  return prefix
}

/** The server lets its complaint about the address go and says that it has no such overload. */
function addressOrNoOverload(text: string): IpAddress {
  try {
    return readAddress(text)
  } catch (error) {
    throw error instanceof EvaluationError ? new EvaluationError('no such overload') : error
  }
}

function containsPrefix(outer: IpPrefix, inner: IpPrefix): boolean {
  return outer.bits <= inner.bits && containsAddress(outer, inner.address)
}

function format({ address, bits }: IpPrefix): string {
  return `${formatIpAddress(address)}/${bits}`
}

/** The bytes of an address, before it is known of which family it is. */
const ADDRESS_BYTES: Range = { min: 4, max: 16 }

/** Two addresses are compared, a prefix is masked and its length compared too, and a string has to be parsed first. */
function containsCost(parsing: string, { prefixes }: { readonly prefixes: boolean }): CallCost {
  return {
    actualCost([cidr = null, other = null], _result, overloadId) {
      const size = actualSize(cidr)
      const comparison = Math.ceil((size + size) * TRAVERSAL) + (prefixes ? Math.ceil(size * TRAVERSAL) + 1 : 0)
      return comparison + (overloadId === parsing ? Math.ceil(actualSize(other) * TRAVERSAL) : 0)
    },
    estimateCost({ overloadId, args: [other] }) {
      let cost = scale(add(ADDRESS_BYTES, ADDRESS_BYTES), TRAVERSAL)
      if (prefixes) cost = add(add(cost, scale(ADDRESS_BYTES, TRAVERSAL)), exactly(1))
      return { cost: overloadId === parsing ? add(cost, scale(other?.size ?? UNKNOWN, TRAVERSAL)) : cost }
    },
  }
}
