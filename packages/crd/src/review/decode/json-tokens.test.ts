import { expect, test } from '@jest/globals'
import { eachJsonToken } from './json-tokens.ts'

function tokensOf(text: string): string[] {
  const tokens: string[] = []
  eachJsonToken(text, (_, start, end) => tokens.push(text.slice(start, end)))
  return tokens
}

test.each<[string, readonly string[]]>([
  ['{"a": [1, -2.5e3,\n null]}', ['{', '"a"', ':', '[', '1', ',', '-2.5e3', ',', 'null', ']', '}']],
  [String.raw`"a\"b" "\\" "\\\""`, [String.raw`"a\"b"`, String.raw`"\\"`, String.raw`"\\\""`]],
  ['"{[" 1', ['"{["', '1']],
  ['"never ends', ['"never ends']],
  ['\u00a0x\u2028y', ['x', 'y']],
  ['', []],
])('%j', (text, tokens) => expect(tokensOf(text)).toEqual(tokens))

test('a string of 20 MB is one token', () => {
  expect(tokensOf(`["${String.raw`\"a`.repeat(5_000_000)}"]`)).toHaveLength(3)
})
