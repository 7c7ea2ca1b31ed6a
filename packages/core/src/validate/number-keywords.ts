import { _, type Code, type CodeKeywordDefinition, type KeywordCxt } from 'ajv'
import { isInt64 } from '../format/number-format.ts'

/**
 * `minimum`, `maximum`, their exclusive forms and `multipleOf` as kube-openapi has them (pkg/validation/validate/values.go,
 * MaximumNativeType and its siblings): JSON integers are int64 in Go, and so is a bound once an integer is compared with it.
 * Zero therefore passes `minimum: 0.5`, and no integer is a multiple of 0.5.
 */
export const numberKeywords: CodeKeywordDefinition[] = [
  boundKeyword('minimum', (data, limit) => _`${data} < ${limit}`),
  boundKeyword('maximum', (data, limit) => _`${data} > ${limit}`),
  boundKeyword('exclusiveMinimum', (data, limit) => _`${data} <= ${limit}`),
  boundKeyword('exclusiveMaximum', (data, limit) => _`${data} >= ${limit}`),
  {
    keyword: 'multipleOf',
    type: 'number',
    schemaType: 'number',
    error: { message: 'multipleOf', params: ({ schemaCode }) => _`{limit: ${schemaCode}}` },
    code(cxt: KeywordCxt) {
      const check = cxt.gen.scopeValue('func', { ref: isMultipleOf })
      cxt.pass(_`${check}(${cxt.data}, ${cxt.schemaCode})`)
    },
  },
]

function boundKeyword(keyword: string, fails: (data: Code, limit: number) => Code): CodeKeywordDefinition {
  return {
    keyword,
    type: 'number',
    schemaType: 'number',
    error: { message: keyword, params: ({ schemaCode }) => _`{limit: ${schemaCode}}` },
    code(cxt: KeywordCxt) {
      const limit = cxt.schema as number
      const { data } = cxt
      if (Number.isInteger(limit)) cxt.fail(fails(data, limit))
      else cxt.fail(_`Number.isInteger(${data}) ? ${fails(data, Math.trunc(limit))} : ${fails(data, limit)}`)
    },
  }
}

/** Go's MultipleOfInt and MultipleOf. */
export function isMultipleOf(value: number, factor: number): boolean {
  if (isInt64(value)) {
    const whole = Math.trunc(factor)
    return whole > 0 && value % whole === 0
  }
  return factor > 0 && isNearlyInteger(factor < 1 ? (1 / factor) * value : value / factor)
}

/** go-openapi swag.IsFloat64AJSONInteger: a billionth above an integer is close enough, below is not. */
function isNearlyInteger(value: number): boolean {
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) return false
  if (Number.isInteger(value)) return true
  const whole = Math.trunc(value)
  return whole > 0 && (value - whole) / (value + whole) < 1e-9
}
