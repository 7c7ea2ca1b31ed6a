import { describe, expect, test } from '@jest/globals'
import { lower } from './lower.ts'

describe('format', () => {
  test.each([
    ['string', 'date-time'],
    ['string', 'datetime'],
    ['string', 'k8s-short-name'],
    ['integer', 'int32'],
    ['number', 'double'],
  ])('of a %s: %s', (type, format) => {
    expect(lower({ type, format })).toEqual({ ok: true, schema: { type, format }, issues: [] })
  })

  test.each([
    ['string', 'url', "format: 'uri'"],
    ['string', 'json-pointer', 'a pattern, or a CEL rule in x-kubernetes-validations'],
    ['string', 'int32', 'a pattern, or a CEL rule in x-kubernetes-validations'],
    ['integer', 'uint8', 'minimum and maximum'],
    ['boolean', 'date', 'leave format out'],
  ])('of a %s that the server does not check is kept and reported: %s', (type, format, fix) => {
    expect(lower({ type, format })).toMatchObject({ ok: true, schema: { type, format }, issues: [{ code: 'Ignored', fix }] })
  })
})
