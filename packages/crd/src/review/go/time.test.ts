import { describe, expect, test } from '@jest/globals'
import { formatRfc3339, parseDate, parseDateTime, parseRfc3339 } from './time.ts'

test.each([
  ['2020-01-01T00:00:00Z', '2020-01-01T00:00:00Z'],
  ['2020-02-29T23:59:59.999Z', '2020-02-29T23:59:59Z'],
  ['2020-01-01T00:00:00.5+02:00', '2019-12-31T22:00:00Z'],
  ['2020-01-01T1:00:00Z', '2020-01-01T01:00:00Z'],
  ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00Z'],
])('%s is %s', (text, formatted) => {
  const time = parseRfc3339(text)
  expect(time).toMatchObject({ ok: true })
  expect(time.ok && formatRfc3339(time.seconds)).toBe(formatted)
})

test.each([
  ['2020-01-01T00:00:00.5+02:00', { ok: true, seconds: 1_577_829_600, nanoseconds: 500_000_000, offset: 120 }],
  ['2020-01-01T00:00:00.1234567891-00:30', { ok: true, seconds: 1_577_838_600, nanoseconds: 123_456_789, offset: -30 }],
  ['2020-01-01T00:00:00', { ok: true, seconds: 1_577_836_800, nanoseconds: 0, offset: 0 }],
  ['', { ok: true, seconds: 0, nanoseconds: 0, offset: 0 }],
  [
    '2020-01-01t00:00:00z',
    { ok: false, error: 'parsing time "2020-01-01t00:00:00z" as "2006-01-02T15:04:05": cannot parse "t00:00:00z" as "T"' },
  ],
  ['2020-01-01T00:00:00+99:99', { ok: false, error: 'parsing time "2020-01-01T00:00:00+99:99": extra text: "+99:99"' }],
])('%j is a date-time of strfmt, or its error', (text, parsed) => {
  expect(parseDateTime(text)).toEqual(parsed)
})

test.each([
  ['2020-02-29', { ok: true, seconds: 1_582_934_400, nanoseconds: 0, offset: 0 }],
  ['2020-02-30', { ok: false, error: 'parsing time "2020-02-30": day out of range' }],
  ['2020-02-29T', { ok: false, error: 'parsing time "2020-02-29T": extra text: "T"' }],
])('%j is a date, or its error', (text, parsed) => {
  expect(parseDate(text)).toEqual(parsed)
})

describe('errors are those of time.Parse', () => {
  const layout = '2006-01-02T15:04:05Z07:00'
  test.each([
    ['yesterday', `parsing time "yesterday" as "${layout}": cannot parse "yesterday" as "2006"`],
    ['\u2028<"\\', String.raw`parsing time "\xe2\x80\xa8<\"\\" as "${layout}": cannot parse "\xe2\x80\xa8<\"\\" as "2006"`],
    ['2020-01-01', `parsing time "2020-01-01" as "${layout}": cannot parse "" as "T"`],
    ['2020-01-01T00:00:00', `parsing time "2020-01-01T00:00:00" as "${layout}": cannot parse "" as "Z07:00"`],
    ['2020-13-01T00:00:00Z', 'parsing time "2020-13-01T00:00:00Z": month out of range'],
    ['2020-02-30T00:00:00Z', 'parsing time "2020-02-30T00:00:00Z": day out of range'],
    ['2020-01-01T24:00:00Z', 'parsing time "2020-01-01T24:00:00Z": hour out of range'],
    ['2020-01-01T00:00:00Z!', 'parsing time "2020-01-01T00:00:00Z!": extra text: "!"'],
  ])('%s', (text, error) => {
    expect(parseRfc3339(text)).toEqual({ ok: false, error })
  })
})
