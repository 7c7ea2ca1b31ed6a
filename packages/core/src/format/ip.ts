/**
 * An IPv4 address, or an IPv6 address that ends in one: the server asks for any address with a dot in it (kube-openapi
 * strfmt.isIPv4). Leading zeros pass (k8s.io/utils/net.ParseIPSloppy).
 */
export function isIpv4(value: string): boolean {
  const sloppy = { leadingZeros: true }
  return value.includes(':') ? value.includes('.') && isIpv6Address(value, sloppy) : isIpv4Address(value, sloppy)
}

/** An IPv6 address without zone, as Go's net.ParseIP takes it. */
export function isIpv6(value: string): boolean {
  return isIpv6Address(value, { leadingZeros: false })
}

interface AddressOptions {
  /** Whether numbers may have more digits than they need: `010.0.0.1`, `00001::`. */
  readonly leadingZeros: boolean
}

/** Four decimal octets. */
export function isIpv4Address(value: string, { leadingZeros }: AddressOptions): boolean {
  const octets = value.split('.')
  if (octets.length !== 4) return false
  return octets.every((octet) => /^[0-9]+$/.test(octet) && Number(octet) <= 255 && (leadingZeros || octet === '0' || octet[0] !== '0'))
}

/** Eight groups, the last two possibly as an IPv4 address, or fewer around one `::`. */
export function isIpv6Address(value: string, options: AddressOptions): boolean {
  let groups = value
  let count = 0
  if (value.includes('.')) {
    const embedded = value.lastIndexOf(':') + 1
    if (embedded === 0 || !isIpv4Address(value.slice(embedded), options)) return false
    // The colon stays when it belongs to a "::".
    groups = value.slice(0, value.endsWith('::', embedded) ? embedded : embedded - 1)
    count = 2
  }
  const halves = groups.split('::')
  if (halves.length > 2) return false
  for (const half of halves) {
    if (half === '') continue
    for (const group of half.split(':')) {
      if (!isGroup(group, options)) return false
      count++
    }
  }
  // "::" stands for one group at least, so seven others are the most that it leaves room for.
  return halves.length === 2 ? count <= 7 : count === 8
}

function isGroup(group: string, { leadingZeros }: AddressOptions): boolean {
  return leadingZeros ? /^0*[0-9a-fA-F]{1,4}$/.test(group) : /^[0-9a-fA-F]{1,4}$/.test(group)
}
