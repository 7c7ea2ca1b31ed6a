import { _, type Code, type CodeKeywordDefinition, type KeywordCxt, type Name } from 'ajv'

/**
 * `allOf`, `anyOf`, `oneOf` and `not` in place of Ajv's own. Null passes them all: of a null the server validates type and
 * enum only (kube-openapi SchemaValidator.Validate). Branches leave no errors behind: a junctor that fails is one error,
 * with its branches for whoever explains it.
 */
export const junctorKeywords: CodeKeywordDefinition[] = [
  {
    keyword: 'allOf',
    schemaType: 'array',
    code(cxt: KeywordCxt) {
      const { gen } = cxt
      const valid = gen.let('valid', true)
      gen.if(_`${cxt.data} !== null`, () => {
        for (let index = 0; index < cxt.schema.length; index++) {
          const branch = gen.name('branch')
          cxt.subschema({ keyword: 'allOf', schemaProp: index }, branch)
          gen.assign(valid, _`${valid} && ${branch}`)
        }
      })
      cxt.ok(valid)
    },
  },
  junctorKeyword('anyOf', { until: 1, fails: (passing) => _`${passing} === 0` }),
  junctorKeyword('oneOf', { until: 2, fails: (passing) => _`${passing} !== 1` }),
  junctorKeyword('not', { until: 1, fails: (passing) => _`${passing} === 1` }),
]

interface Junctor {
  /** How many passing branches decide it. */
  readonly until: number
  readonly fails: (passing: Name) => Code
}

function junctorKeyword(keyword: 'anyOf' | 'oneOf' | 'not', { until, fails }: Junctor): CodeKeywordDefinition {
  return {
    keyword,
    schemaType: keyword === 'not' ? 'object' : 'array',
    trackErrors: true,
    error: { message: keyword, params: ({ schemaValue }) => _`{branches: ${schemaValue}}` },
    code(cxt: KeywordCxt) {
      const { gen, data } = cxt
      const passing = gen.let('passing', 0)
      const mode = { keyword, compositeRule: true, createErrors: false, allErrors: false } as const
      gen.if(_`${data} !== null`, () => {
        const branches = keyword === 'not' ? [{}] : (cxt.schema as object[]).map((_branch, schemaProp) => ({ schemaProp }))
        for (const branch of branches) {
          gen.if(_`${passing} < ${until}`, () => {
            const valid = gen.name('valid')
            cxt.subschema({ ...mode, ...branch }, valid)
            gen.if(valid, () => gen.code(_`${passing}++`))
          })
        }
      })
      const settle = () => cxt.reset()
      cxt.failResult(_`${data} !== null && ${fails(passing)}`, settle, () => {
        settle()
        cxt.error()
      })
    },
  }
}
