import { expect, test } from '@jest/globals'
import { compactJson, type JsonSpan, jsonSpans } from './json-spans.ts'

/** The text read again from its spans. */
function read(text: string, { start, end, fields, items }: JsonSpan = jsonSpans(text)): unknown {
  if (items !== undefined) return items.map((item) => read(text, item))
  if (fields === undefined) return JSON.parse(text.slice(start, end))
  return Object.fromEntries([...fields].map(([name, field]) => [name, read(text, field)]))
}

test.each([
  '1',
  ' "a\\"b" ',
  '[]',
  ' { } ',
  '[ 1 ,2e5, -0.5, true,null , "x,]}" ]',
  '{"a":{"b":[{"c" : "d"},[],{}]} , "":1, "e\\\\":"\\\\", "\\u0061b": 2}',
  '{"a":1,"a":{"b":2}}',
  '\n[[[\t[{"__proto__":[ ]}]\r]]]',
])('%s', (text) => {
  expect(read(text)).toEqual(JSON.parse(text))
  expect(JSON.parse(compactJson(text))).toEqual(JSON.parse(text))
  expect(compactJson(text).replaceAll(/"(?:[^"\\]|\\.)*"/g, '')).not.toMatch(/\s/)
})

test('nesting costs no stack', () => {
  const depth = 100_000
  expect(jsonSpans('['.repeat(depth) + ']'.repeat(depth)).end).toBe(2 * depth)
})
