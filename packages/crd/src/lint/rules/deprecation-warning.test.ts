import { describe, expect, test } from '@jest/globals'
import { faults, fooCrd, fooVersion } from '../foo-crd.fixture.ts'
import { deprecationWarning } from './deprecation-warning.ts'

const deprecated = (warning: string) => fooCrd({ versions: [fooVersion({ deprecated: true, deprecationWarning: warning })] })

describe('deprecation-warning', () => {
  test.each(['use example.com/v2', 'é ☃ \u{1F600}', 'x'.repeat(256)])('takes "%s"', (warning) => {
    expect(faults(deprecationWarning, deprecated(warning))).toEqual([])
  })

  test.each([
    ['', '"": must not be an empty string'],
    ['é'.repeat(129), 'must be <= 256 characters long'],
    ['é\tb', '"é\\tb": must only contain printable UTF-8 characters; non-printable character found at index 2'],
    ['a\u00a0b', 'must only contain printable UTF-8 characters; non-printable character found at index 1'],
    ['\n<', '"\\n\\u003c": must only contain printable'],
  ])('refuses %j', (warning, fault) => {
    expect(faults(deprecationWarning, deprecated(warning))).toEqual([expect.stringContaining(fault)])
  })

  test('only a deprecated version has one', () => {
    expect(faults(deprecationWarning, fooCrd({ versions: [fooVersion({ deprecationWarning: '' })] }))).toEqual([
      'spec.versions[0].deprecationWarning: Invalid value: "": can only be set for deprecated versions',
    ])
  })
})
