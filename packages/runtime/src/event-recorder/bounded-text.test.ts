import { expect, test } from '@jest/globals'
import { boundedText } from './bounded-text.ts'

const cases: [text: string, bytes: number, bounded: string][] = [
  ['', 5, ''],
  ['short', 5, 'short'],
  ['longer', 5, 'lo…'],
  ['äöü', 6, 'äöü'],
  ['äöü', 5, 'ä…'],
  ['👩‍👧 and so on', 8, '👩…'],
]
test.each(cases)('%j in %d bytes is %j', (text, bytes, bounded) => {
  expect(boundedText(text, bytes)).toBe(bounded)
  expect(Buffer.byteLength(boundedText(text, bytes))).toBeLessThanOrEqual(bytes)
})
