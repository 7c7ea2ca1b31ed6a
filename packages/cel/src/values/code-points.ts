import { order, type Order } from './numbers.ts'

/** Length in code points, which is what CEL counts; a lone surrogate counts as one. */
export function codePointCount(text: string): number {
  let count = text.length
  for (let index = 0; index < text.length - 1; index++) {
    const unit = text.charCodeAt(index)
    if (unit >= 0xd800 && unit < 0xdc00) {
      const next = text.charCodeAt(index + 1)
      if (next >= 0xdc00 && next < 0xe000) {
        count--
        index++
      }
    }
  }
  return count
}

/** Order by code point, which is that of the UTF-8 bytes; JavaScript's `<` orders by UTF-16 unit. */
export function compareCodePoints(left: string, right: string): Order {
  const length = Math.min(left.length, right.length)
  for (let index = 0; index < length; index++) {
    const a = left.charCodeAt(index)
    const b = right.charCodeAt(index)
    // Surrogates stand for code points above all others, but U+E000 to U+FFFF are greater units than they.
    if (a !== b) return isSurrogate(a) === isSurrogate(b) ? order(a, b) : isSurrogate(a) ? 1 : -1
  }
  return order(left.length, right.length)
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xe000
}
