/** Octets in pairs behind one and the same colon or dash, in fours behind dots, or with nothing between them. */
const FORMS = [/^[0-9a-fA-F]{2}([:-])[0-9a-fA-F]{2}(?:\1[0-9a-fA-F]{2})*$/, /^[0-9a-fA-F]{4}(?:\.[0-9a-fA-F]{4})+$/, /^[0-9a-fA-F]+$/]
/** EUI-48, EUI-64 and the address of IP over InfiniBand, in hexadecimal digits. */
const LENGTHS = new Set([12, 16, 40])

/** A hardware address that Go's net.ParseMAC takes. */
export function isMac(value: string): boolean {
  if (value.length > 59 || !FORMS.some((form) => form.test(value))) return false
  return LENGTHS.has(value.replaceAll(/[:.-]/g, '').length)
}
