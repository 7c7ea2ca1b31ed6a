/** Letters that make no words, and digits that look like no letters (apimachinery pkg/util/rand). */
const ALPHABET = 'bcdfghjklmnpqrstvwxz2456789'

/** The five characters that end a generated name. */
export function generateSuffix(random: () => number): string {
  let suffix = ''
  while (suffix.length < 5) suffix += ALPHABET[Math.floor(random() * ALPHABET.length)]
  return suffix
}

/** A random UUID, version 4. */
export function newUid(random: () => number): string {
  const block = () => Math.floor(random() * 0x10000)
  const hex = (value: number) => value.toString(16).padStart(4, '0')
  const version = 0x4000 | (block() & 0x0fff)
  const variant = 0x8000 | (block() & 0x3fff)
  return `${hex(block())}${hex(block())}-${hex(block())}-${hex(version)}-${hex(variant)}-${hex(block())}${hex(block())}${hex(block())}`
}
