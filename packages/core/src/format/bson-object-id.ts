/** Twelve octets in hexadecimal. */
export function isBsonObjectId(value: string): boolean {
  return /^[0-9a-fA-F]{24}$/.test(value)
}
