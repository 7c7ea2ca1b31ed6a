import { describe, expect, test } from '@jest/globals'
import { exportPlace } from './export-place.ts'

const source = `import { defineResource } from '@kindbox/core'
export const Foo = defineResource({})
export const FooBar: Resource = Foo
  export let $later = Foo
export default [Foo, FooBar]
export { Baz } from './baz.ts'
const Inner = Foo
`

describe('exportPlace', () => {
  test.each([
    ['Foo', { line: 2, column: 14 }],
    ['FooBar', { line: 3, column: 14 }],
    ['$later', { line: 4, column: 14 }],
    ['default', { line: 5, column: 1 }],
    ['default[1]', { line: 5, column: 1 }],
    ['Baz', undefined],
    ['Inner', undefined],
    ['', undefined],
  ])('%s', (name, place) => {
    expect(exportPlace(source, name)).toEqual(place)
  })
})
