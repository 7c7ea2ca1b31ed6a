import { isIpv4Address, isIpv6Address } from './ip.ts'

/**
 * Address and prefix length, leading zeros allowed in both: the server parses with k8s.io/utils/net.ParseCIDRSloppy, for
 * the sake of values stored before Go 1.17. Host bits may be set.
 */
export function isCidr(value: string): boolean {
  const slash = value.indexOf('/')
  if (slash === -1) return false
  const address = value.slice(0, slash)
  const prefix = value.slice(slash + 1)
  if (!/^[0-9]+$/.test(prefix)) return false
  const sloppy = { leadingZeros: true }
  if (isIpv4Address(address, sloppy)) return Number(prefix) <= 32
  return isIpv6Address(address, sloppy) && Number(prefix) <= 128
}
