import { describe, expect, test } from '@jest/globals'
import { established, faults, FIELD, withField } from '../foo-crd.fixture.ts'
import { lintWith } from '../lint.ts'
import { unrecognizedFormat } from './unrecognized-format.ts'

describe('unrecognized-format', () => {
  test.each([
    { type: 'string', format: 'date-time' },
    { type: 'string', format: 'k8s-short-name' },
    { type: 'integer', format: 'int64' },
    { 'x-kubernetes-int-or-string': true, format: 'uri' },
  ])('takes %j', (schema) => {
    expect(faults(unrecognizedFormat, withField(schema))).toEqual([])
  })

  test.each([
    { schema: { type: 'string', format: 'semver' }, expected: [`${FIELD}.format: unrecognized format "semver"`] },
    { schema: { type: 'integer', format: 'date-time' }, expected: [`${FIELD}.format: unrecognized format "date-time"`] },
    { schema: { type: 'number', format: 'int32' }, expected: [`${FIELD}.format: unrecognized format "int32"`] },
    { schema: { type: 'object', format: 'uri' }, expected: [`${FIELD}.format: unrecognized format "uri"`] },
  ])('refuses $schema', ({ schema, expected }) => {
    expect(faults(unrecognizedFormat, withField(schema))).toEqual(expected)
  })

  test('warns, and once in the life of a definition', () => {
    const crd = withField({ type: 'string', format: 'semver' })
    expect(lintWith([unrecognizedFormat], crd)).toMatchObject([{ severity: 'warning', code: 'Ignored' }])
    expect(faults(unrecognizedFormat, crd, established(crd))).toEqual([])
  })
})
