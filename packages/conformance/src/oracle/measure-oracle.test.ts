import { describe, expect, test } from '@jest/globals'
import { join } from 'node:path'
import { measureOracle } from './measure-oracle.ts'
import { oracleReport } from './oracle-report.ts'
import { type OracleFile, readOracle, type UnitCase } from './read-oracle.ts'

const units = (...cases: UnitCase[]): OracleFile => ({
  kind: 'units',
  name: 'units.jsonl',
  cases: cases.map((unit, i) => ({ line: i + 1, case: unit })),
})
const invalid = (field: string, body: string) => ({ type: 'FieldValueInvalid', field, body: `Invalid value: ${body}` })
const ruled = { type: 'string', 'x-kubernetes-validations': [{ rule: 'self == "a"' }] } as const
const budget = { budget: 10, remaining: 8, root: false }

describe('a case agrees', () => {
  test.each<[string, UnitCase]>([
    ['of pruning', { fn: 'Prune', schema: { type: 'object' }, in: { a: 1 }, out: {}, unknown: ['a'] }],
    ['of defaulting', { fn: 'Default', schema: { properties: { a: { default: 1 } } }, in: {}, out: { a: 1 } }],
    [
      'of a schema',
      {
        fn: 'ValidateCustomResource',
        schema: { properties: { a: { type: 'string', maxLength: 1 } } },
        obj: { a: 'bc' },
        errors: [{ type: 'FieldValueTooLong', field: 'a', body: 'Too long: may not be more than 1 byte' }],
      },
    ],
    ['of rules', { fn: 'cel.Validate', schema: ruled, self: 'b', errors: [invalid('root', '"b": failed rule: self == "a"')], ...budget }],
    [
      'of a schema’s definition',
      {
        fn: 'validateCustomResourceDefinitionValidation',
        schema: { openAPIV3Schema: { type: 'object', nullable: true } } as NonNullable<UnitCase['schema']>,
        opts: { requireStructuralSchema: true },
        errors: [
          { type: 'FieldValueForbidden', field: 'openAPIV3Schema.nullable', body: 'Forbidden: nullable cannot be true at the root' },
        ],
      },
    ],
  ])('%s', (_, unit) => {
    expect(measureOracle({ files: [units(unit)] })).toMatchObject([{ agreed: 1, of: 1, differences: [] }])
  })
})

describe('a case disagrees', () => {
  test.each<[string, UnitCase]>([
    ['where what remains does', { fn: 'cel.Validate', schema: ruled, self: 'a', errors: [], ...budget, remaining: 9 }],
    ['where an error is missing', { fn: 'cel.Validate', schema: ruled, self: 'b', errors: [], ...budget }],
    ['where a value differs', { fn: 'Default', schema: {}, in: {}, out: { a: 1 } }],
    ['where nothing plays the function', { fn: 'Convert' }],
  ])('%s', (_, unit) => {
    const [file] = measureOracle({ files: [units(unit)] })
    expect(file).toMatchObject({ agreed: 0, of: 1, differences: [{ line: 1 }] })
    expect(oracleReport(file === undefined ? [] : [file])).toContain('units.jsonl:1')
  })
})

test('the report sums up', () => {
  const file = { name: 'a.jsonl', agreed: 3, of: 4, differences: [], setAside: [{ line: 1, reason: 'r' }] }
  expect(oracleReport([file, { ...file, name: 'longer.jsonl', setAside: [] }])).toEqual([
    'a.jsonl             3/4, 1 set aside',
    'longer.jsonl        3/4',
    '',
    'oracle: 6/8',
  ])
})

const shared = process.env['KINDBOX_SHARED']
const suite = shared === undefined ? describe.skip : describe
const unset = shared === undefined ? ' (skipped: KINDBOX_SHARED names no folder with an oracle)' : ''

suite(`Kubernetes' own unit cases${unset}`, () => {
  const files = shared === undefined ? [] : measureOracle(readOracle(join(shared, 'oracle')))

  test.each([
    ['apis_apiextensions_validation.jsonl', 447],
    ['apiserver_schema_cel.jsonl', 1214],
    ['apiserver_schema_defaulting.jsonl', 91],
    ['apiserver_schema_listtype.jsonl', 14],
    ['apiserver_schema_pruning.jsonl', 22],
    ['apiserver_validation.jsonl', 192],
    ['crd-probes', 48],
    ['scalars.jsonl', 33],
  ])('%s: all %i', (name, count) => {
    const file = files.find((candidate) => candidate.name === name)
    expect(file?.differences).toEqual([])
    expect(file?.of).toBe(count)
  })
})
