import { expect, test } from '@jest/globals'
import { fieldTerms } from './field-selector.ts'

const problemOf = (field: string) => (['metadata.name', 'spec.info'].includes(field) ? undefined : `field label not supported: ${field}`)

test.each([
  ['', []],
  [',', []],
  ['metadata.name=a', [{ field: 'metadata.name', equal: true, value: 'a' }]],
  ['metadata.name==a', [{ field: 'metadata.name', equal: true, value: 'a' }]],
  ['metadata.name!=a', [{ field: 'metadata.name', equal: false, value: 'a' }]],
  ['spec.info=', [{ field: 'spec.info', equal: true, value: '' }]],
  ['spec.info=a\\,b\\=c\\\\d', [{ field: 'spec.info', equal: true, value: 'a,b=c\\d' }]],
  [
    'metadata.name=a,spec.info!=b',
    [
      { field: 'metadata.name', equal: true, value: 'a' },
      { field: 'spec.info', equal: false, value: 'b' },
    ],
  ],
])('%s', (text, terms) => {
  expect(fieldTerms(text, problemOf)).toEqual(terms)
})

test.each([
  ['a', "invalid selector: 'a'; can't understand 'a'"],
  ['a=b', 'field label not supported: a'],
  ['=a', 'field label not supported: '],
  ['spec.info=b\\', 'invalid field selector: invalid escape sequence: \\'],
  ['spec.info=b\\x', 'invalid field selector: invalid escape sequence: \\x'],
  ['spec.info=a=b', 'invalid field selector: unescaped character in value: 61'],
])('%s is refused', (text, message) => {
  expect(() => fieldTerms(text, problemOf)).toThrow(expect.objectContaining({ status: expect.objectContaining({ code: 400, message }) }))
})
