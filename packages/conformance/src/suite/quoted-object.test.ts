import { describe, expect, test } from '@jest/globals'
import { normaliseQuotedObject } from './quoted-object.ts'

describe('normaliseQuotedObject', () => {
  test.each([
    ['a text without objects', 'not found', 'not found'],
    ['a time that the server set', '{"creationTimestamp":"2026-01-02T03:04:05Z"}', '{"creationTimestamp":"<time>"}'],
    ['an escaped one', String.raw`{\"creationTimestamp\":\"2026-01-02T03:04:05Z\"}`, String.raw`{\"creationTimestamp\":\"<time>\"}`],
    ['a time that the user wrote', '{"until":"2026-01-02T03:04:05Z"}', '{"until":"2026-01-02T03:04:05Z"}'],
    ['managedFields', '{"generation":1,"managedFields":[{"f":[1,[2]]}],"name":"a"}', '{"generation":1,"name":"a"}'],
    ['escaped ones', String.raw`{\"g\":1,\"managedFields\":[{}],\"name\":\"a\"}`, String.raw`{\"g\":1,\"name\":\"a\"}`],
    ['two objects', '{"a":1,"managedFields":[]} and {"b":1,"managedFields":[{}]}', '{"a":1} and {"b":1}'],
  ])('%s', (_, text, expected) => {
    expect(normaliseQuotedObject(text)).toBe(expected)
  })
})
