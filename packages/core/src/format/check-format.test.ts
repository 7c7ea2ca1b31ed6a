import { describe, expect, test } from '@jest/globals'
import type { StructuralType } from '../structural-schema.ts'
import { canonicalFormat, checkFormat, isKnownFormat, knownFormats } from './check-format.ts'

describe('checkFormat', () => {
  test.each([
    { format: 'date-time', value: '2020-01-01T00:00:00Z', fits: true },
    { format: 'date-time', value: 'nope', fits: false },
    { format: 'datetime', value: 'nope', fits: false },
    { format: '-u-uid-4', value: 'nope', fits: false },
    { format: 'k8sshortname', value: 'Not-lower', fits: false },
    { format: 'password', value: '', fits: true },
    { format: 'DateTime', value: 'nope', fits: true },
    { format: 'int-or-string', value: 'nope', fits: true },
    { format: 'constructor', value: 'nope', fits: true },
    { format: '__proto__', value: 'nope', fits: true },
    { format: '', value: 'nope', fits: true },
  ])('"$value" as $format: $fits', ({ format, value, fits }) => {
    expect(checkFormat(format, value)).toBe(fits)
  })

  test.each(knownFormats.map((format) => ({ format })))('$format takes linear time on hostile strings', ({ format }) => {
    const start = performance.now()
    for (const unit of ['1', 'a', '.', ':', '1.', '(', '\\', '%25', '"', ' ', '1 ', '1h', 'g:', '=?x?q?', '[', '0:']) {
      for (const value of [unit.repeat(50_000), `http://${unit.repeat(50_000)}!`, `"${unit.repeat(50_000)}`]) checkFormat(format, value)
    }
    // 48 strings of up to 300 kB; a quadratic check takes minutes.
    expect(performance.now() - start).toBeLessThan(10_000)
  })
})

describe('canonicalFormat', () => {
  test('names every known format, with and without its dashes', () => {
    for (const format of knownFormats) {
      expect(canonicalFormat(format)).toBe(format)
      expect(canonicalFormat(format.replaceAll('-', ''))).toBe(format)
    }
    expect(knownFormats).toHaveLength(26)
  })
})

describe('isKnownFormat', () => {
  const rows: { format: string; type?: StructuralType; known: boolean }[] = [
    { format: 'date-time', type: 'string', known: true },
    { format: 'date-time', known: true },
    { format: 'date-time', type: 'integer', known: false },
    { format: 'int32', type: 'integer', known: true },
    { format: 'int-32', type: 'integer', known: false },
    { format: 'int32', type: 'number', known: false },
    { format: 'int32', known: false },
    { format: 'double', type: 'number', known: true },
    { format: 'uri', type: 'array', known: false },
    { format: 'json', type: 'string', known: false },
  ]
  test.each(rows)('$format on $type: $known', ({ format, type, known }) => {
    expect(isKnownFormat(format, type)).toBe(known)
  })
})
