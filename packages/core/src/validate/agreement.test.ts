import { crd, lint } from '@kindbox/crd'
import { describe, expect, test } from '@jest/globals'
import { conversions } from '../lower/cases.test-data.ts'
import { structuralResource } from '../resource/structural-resource.ts'
import { compile } from './compile.ts'

/** The one step of the server that `validate` is not asked to take: `review` takes it. */
const droppedNull = 'the server drops null from a field that is not nullable'

describe.each(conversions)('$name, once lowered', ({ lowered, good, bad, differences = [] }) => {
  test('is a field that the server accepts in a definition', () => {
    const schema = { type: 'object', properties: { spec: { type: 'object', properties: { field: lowered } } } } as const
    const resource = structuralResource({ group: 'clux.dev', version: 'v1', kind: 'Foo', plural: 'foos', scope: 'Namespaced', schema })
    expect(lint(crd(resource)).filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test('accepts and refuses what TypeBox does, but for the differences in the table', () => {
    const validate = compile(lowered, { mode: 'input' })
    const accepts = (value: unknown) => validate(value).length === 0
    expect(good.filter((value) => !accepts(value))).toEqual([])
    expect(bad.filter(accepts)).toEqual([])
    const asked = differences.filter(({ reason }) => reason !== droppedNull)
    expect(asked.filter(({ value, kubernetes }) => accepts(value) !== kubernetes)).toEqual([])
  })
})
