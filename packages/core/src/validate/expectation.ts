import type { ErrorObject } from 'ajv'
import type { IssueCode } from '../issue.ts'
import type { Draft07 } from './draft-07.ts'
import { describeChoice, describeCount, describeTypes, quote, withArticle } from './describe.ts'

/** What a value should have been, and the cause type under which the API server reports that it is not. */
export interface Expectation {
  readonly code: IssueCode
  readonly expected: string
  /** How {@link expected} reads behind "has to be", where it does not as it is. */
  readonly phrase?: string
}

/** A keyword that a value breaks, and what the keyword says: an error of Ajv, as far as it matters here. */
export type Fault = Pick<ErrorObject, 'keyword' | 'params'>

/** A number that is no int64 is no integer. */
export function isTypeError({ keyword, params }: Fault): boolean {
  return keyword === 'type' || (keyword === 'format' && params['format'] === 'int64')
}

/** Reads an error of Ajv; the code is the server's (apiextensions-apiserver validation.go, kubeOpenAPIResultToFieldErrors). */
export function expectationOf({ keyword, params }: Fault): Expectation {
  const limit = Number(params['limit'])
  switch (keyword) {
    case 'type':
      return typeExpectation(describeTypes(params['type'] as string | string[]))
    case 'format':
      return formatExpectation(String(params['format']))
    case 'enum':
      return { code: 'FieldValueNotSupported', expected: describeChoice(params['allowedValues'] as unknown[]) }
    case 'pattern':
      return { code: 'FieldValueInvalid', expected: `a string that matches ${quote(String(params['pattern']))}` }
    case 'maxLength':
      return { code: 'FieldValueTooLong', expected: `at most ${describeCount(limit, 'character')} long` }
    case 'minLength':
      return { code: 'FieldValueInvalid', expected: `at least ${describeCount(limit, 'character')} long` }
    case 'maxItems':
      return { code: 'FieldValueTooMany', expected: `an array of at most ${describeCount(limit, 'item')}` }
    case 'minItems':
      return { code: 'FieldValueInvalid', expected: `an array of at least ${describeCount(limit, 'item')}` }
    case 'maxProperties':
      return { code: 'FieldValueTooMany', expected: `an object of at most ${describeCount(limit, 'field')}` }
    case 'minProperties':
      return { code: 'FieldValueInvalid', expected: `an object of at least ${describeCount(limit, 'field')}` }
    case 'minimum':
      return { code: 'FieldValueInvalid', expected: `at least ${limit}` }
    case 'maximum':
      return { code: 'FieldValueInvalid', expected: `at most ${limit}` }
    case 'exclusiveMinimum':
      return { code: 'FieldValueInvalid', expected: `greater than ${limit}` }
    case 'exclusiveMaximum':
      return { code: 'FieldValueInvalid', expected: `less than ${limit}` }
    case 'multipleOf':
      return { code: 'FieldValueInvalid', expected: `a multiple of ${limit}` }
    case 'maxDepth':
      return { code: 'FieldValueInvalid', expected: `nested at most ${describeCount(limit, 'level')} deep` }
    default:
      return { code: 'FieldValueInvalid', expected: `valid under ${keyword}` }
  }
}

function typeExpectation(expected: string): Expectation {
  return { code: 'FieldValueTypeInvalid', expected, phrase: withArticle(expected) }
}

/** The server takes a string of a wrong format for one of a wrong type, and a number out of range for a wrong value. */
function formatExpectation(format: string): Expectation {
  switch (format) {
    case 'int64':
      return typeExpectation('integer')
    case 'int32':
      return { code: 'FieldValueInvalid', expected: 'an integer of 32 bits' }
    case 'float':
      return { code: 'FieldValueInvalid', expected: 'a number of 32 bits' }
    case 'quantity':
      return { code: 'FieldValueInvalid', expected: 'a quantity such as "500m" or "1.5Gi"' }
    default:
      return { code: 'FieldValueTypeInvalid', expected: `a string of format ${format === 'datetime' ? 'date-time' : format}` }
  }
}

/** What a field should have held, as far as the first schema that declares it tells in a few words. */
export function describeField(name: string, schemas: readonly (Draft07 | undefined)[]): string {
  for (const schema of schemas) {
    const properties = (schema?.['properties'] ?? {}) as { readonly [name: string]: Draft07 }
    const { enum: values, type } = (Object.hasOwn(properties, name) && properties[name]) || {}
    if (Array.isArray(values)) return describeChoice(values)
    if (type !== undefined) return describeTypes(type as string | string[])
  }
  return 'a value'
}
