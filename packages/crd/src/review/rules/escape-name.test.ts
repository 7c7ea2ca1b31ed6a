import { describe, expect, test } from '@jest/globals'
import { escapeName, unescapeName } from './escape-name.ts'

describe('escapeName', () => {
  test.each([
    ['replicas', 'replicas'],
    ['_', '_'],
    ['a_b', 'a_b'],
    ['namespace', '__namespace__'],
    ['namespaces', 'namespaces'],
    ['a.b', 'a__dot__b'],
    ['a-b/c', 'a__dash__b__slash__c'],
    ['-a', '__dash__a'],
    ['a__b', 'a__underscores__b'],
    ['a___b', 'a__underscores___b'],
    ['__true__', '__underscores__true__underscores__'],
  ])('%s is %s in expressions, and back', (name, escaped) => {
    expect(escapeName(name)).toBe(escaped)
    expect(unescapeName(escaped)).toBe(name)
  })

  test.each(['', '1a', 'a b', 'é', 'a$', 'a\n'])('nothing can name %j', (name) => {
    expect(escapeName(name)).toBeUndefined()
  })

  test.each(['__unknown__', 'a__true__', '__dot__x__if__'])('no name is escaped to %s', (escaped) => {
    expect(unescapeName(escaped)).toBeUndefined()
  })
})
