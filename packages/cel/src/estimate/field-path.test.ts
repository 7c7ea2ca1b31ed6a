import { expect, test } from '@jest/globals'
import { FieldPath } from './field-path.ts'

test('is the names from a variable on', () => {
  expect(FieldPath.of('self').append('a').append('@items').toArray()).toEqual(['self', 'a', '@items'])
  expect(FieldPath.none.append('@items').toArray()).toEqual(['@items'])
})

test('of two that are appended to one, the later changes the earlier where there was room, as in a slice of Go', () => {
  const two = FieldPath.of('self').append('a')
  const three = two.append('b')
  const [full, another] = [two.append('c'), two.append('d')]
  expect([full.toArray(), another.toArray()]).toEqual([
    ['self', 'a', 'c'],
    ['self', 'a', 'd'],
  ])
  const [earlier, later] = [three.append('c'), three.append('d')]
  expect([earlier.toArray(), later.toArray()]).toEqual([
    ['self', 'a', 'b', 'd'],
    ['self', 'a', 'b', 'd'],
  ])
})
