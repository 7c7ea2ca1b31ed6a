/**
 * Why a CA bundle would not load, in the words of client-go's transport.TLSConfigFor; undefined when it would. A certificate inside is
 * recognised by its PEM armour and by being a DER sequence of the length it claims, not parsed.
 *
 * @param base64 of PEM text
 */
export function caBundleProblem(base64: string): string | undefined {
  const pem = decodeLatin1(base64)
  const blocks = [...pem.matchAll(/-----BEGIN ([^-\n]*)-----\r?\n([A-Za-z0-9+/=\s]*?)-----END \1-----/g)]
  if (blocks.some(([, type, body]) => type === 'CERTIFICATE' && isDer(decodeLatin1(body!)))) return undefined
  if (blocks.length === 0) return 'unable to load root certificates: unable to parse bytes as PEM block'
  return blocks.some(([, type]) => type === 'CERTIFICATE')
    ? 'unable to load root certificates: failed to parse certificate: x509: malformed certificate'
    : 'unable to load root certificates: no valid certificate authority data seen'
}

function isDer(bytes: string): boolean {
  if (bytes.charCodeAt(0) !== 0x30) return false
  const length = bytes.charCodeAt(1)
  if (length < 0x80) return bytes.length === 2 + length
  const digits = length & 0x7f
  let claimed = 0
  for (let i = 0; i < digits; i++) claimed = claimed * 256 + bytes.charCodeAt(2 + i)
  return bytes.length === 2 + digits + claimed
}

function decodeLatin1(base64: string): string {
  try {
    return atob(base64)
  } catch {
    return ''
  }
}
