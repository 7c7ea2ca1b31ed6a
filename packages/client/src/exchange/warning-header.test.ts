import { expect, test } from '@jest/globals'
import { warningTexts } from './warning-header.ts'

test.each<{ title: string; header: string | null; texts: string[] }>([
  { title: 'no header', header: null, texts: [] },
  { title: 'one', header: '299 - "unknown field \\"spec.inof\\""', texts: ['unknown field "spec.inof"'] },
  { title: 'several, joined as a fetch joins them', header: '299 - "a, b", 299 - "c"', texts: ['a, b', 'c'] },
  { title: 'with a date', header: '299 agent "a" "Wed, 21 Oct 2026 07:28:00 GMT"', texts: ['a'] },
  { title: 'an escaped backslash at the end', header: '299 - "a\\\\", 299 - "b"', texts: ['a\\', 'b'] },
  { title: 'not closed', header: '299 - "a', texts: [] },
  { title: 'not a warning', header: 'deprecated', texts: [] },
])('$title', ({ header, texts }) => {
  expect(warningTexts(header)).toEqual(texts)
})
