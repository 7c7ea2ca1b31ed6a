/** Letters and symbols of any script (an emoji may name a host), and ASCII digits. */
const CHARACTER = 'a-zA-Z0-9\\p{S}\\p{L}'
const SINGLE = new RegExp(`^[${CHARACTER}]-?[${CHARACTER}]{0,62}$`, 'u')
const LABEL = new RegExp(`^[${CHARACTER}](?:[${CHARACTER}-]{0,61}[${CHARACTER}])?$`, 'u')
const TOP_LEVEL = /^[a-zA-Z\p{L}]{2,63}$/u

/**
 * A host name as kube-openapi's strfmt.IsHostname has it: labels with a top-level domain of letters, or a single label,
 * which may have one dash, and only behind its first character. No trailing dot. At most 63 octets a label, 255 in all.
 */
export function isHostname(value: string): boolean {
  if (value.length > 255 || octets(value) > 255) return false
  const labels = value.split('.')
  if (labels.some((label) => octets(label) > 63)) return false
  const [topLevel = '', ...others] = labels.toReversed()
  return others.length === 0 ? SINGLE.test(topLevel) : TOP_LEVEL.test(topLevel) && others.every((label) => LABEL.test(label))
}

function octets(text: string): number {
  return new TextEncoder().encode(text).length
}
