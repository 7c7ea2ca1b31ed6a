import { describe, expect, test } from '@jest/globals'
import { compareSemvers, parseLooseSemver, parseSemver, type Semver } from './semver.ts'

// What blang/semver 4 says.
describe('versions', () => {
  test.each([
    ['', 'Version string empty'],
    ['1.2', 'No Major.Minor.Patch elements found'],
    ['v1.2.3', 'Invalid character(s) found in major number "v1"'],
    ['01.2.3', 'Major number must not contain leading zeroes "01"'],
    ['1..3', 'strconv.ParseUint: parsing "": invalid syntax'],
    ['18446744073709551616.0.0', 'strconv.ParseUint: parsing "18446744073709551616": value out of range'],
    ['1.2.3-', 'Prerelease is empty'],
    ['1.2.3-rc.01', 'Numeric PreRelease version must not contain leading zeroes "01"'],
    ['1.2.3+', 'Build meta data is empty'],
    ['1.2.3+b_1', 'Invalid character(s) found in build meta data "b_1"'],
  ])('%j is none: %s', (text, problem) => {
    expect(parseSemver(text)).toEqual({ problem })
  })

  test.each([
    ['v1', '1.0.0'],
    ['v1.2', '1.2.0'],
    ['v00.01.002', '0.1.2'],
    ['1.2.00-rc', '1.2.0-rc'],
  ])('%s is read as %s where people wrote it', (text, strict) => {
    expect(parseLooseSemver(text)).toEqual(parseSemver(strict))
  })

  test('a short version has no room for more', () => {
    expect(parseLooseSemver('v1.2-rc')).toEqual({ problem: 'short version cannot contain PreRelease/Build meta data' })
  })

  test('are ordered as the specification says', () => {
    const ordered = ['1.0.0-1', '1.0.0-2', '1.0.0-10', '1.0.0-alpha', '1.0.0-alpha.1', '1.0.0-beta', '1.0.0', '1.0.1', '1.1.0', '2.0.0']
    const versions = ordered.map((text) => parseSemver(text) as Semver)
    for (const [i, a] of versions.entries()) for (const [j, b] of versions.entries()) expect(compareSemvers(a, b)).toBe(Math.sign(i - j))
    expect(compareSemvers(parseSemver('1.0.0+a') as Semver, parseSemver('1.0.0+b') as Semver)).toBe(0)
  })
})
