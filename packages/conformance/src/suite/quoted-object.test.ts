import { describe, expect, test } from '@jest/globals'
import { normaliseQuotedObject } from './quoted-object.ts'

describe('normaliseQuotedObject', () => {
  test.each([
    ['a text without objects', 'not found', 'not found'],
    ['a time that the server set', '{"creationTimestamp":"2026-01-02T03:04:05Z"}', '{"creationTimestamp":"<time>"}'],
    ['an escaped one', String.raw`{\"creationTimestamp\":\"2026-01-02T03:04:05Z\"}`, String.raw`{\"creationTimestamp\":\"<time>\"}`],
    ['a time that the user wrote', '{"until":"2026-01-02T03:04:05Z"}', '{"until":"2026-01-02T03:04:05Z"}'],
    ['a time in managedFields', String.raw`{\"time\":\"2026-01-02T03:04:05Z\"}`, String.raw`{\"time\":\"<time>\"}`],
  ])('%s', (_, text, expected) => {
    expect(normaliseQuotedObject(text)).toBe(expected)
  })
})
