import { _, Name, type CodeKeywordDefinition, type KeywordCxt } from 'ajv'
import { MAX_ISSUES } from './make-issue.ts'

/**
 * Ends the validation once there are enough errors, so that a hostile array costs no more memory than an honest one. Stands in
 * the schemas of items and of additional properties; branches of junctors, which stop at their first error, pass over it.
 */
export const errorLimit: CodeKeywordDefinition = {
  keyword: 'errorLimit',
  schemaType: 'boolean',
  code({ gen, it }: KeywordCxt) {
    if (it.compositeRule === true) return
    // The names of Ajv's own counter and list in the function that it writes (ajv lib/compile/names.ts).
    const [count, list] = [new Name('errors'), new Name('vErrors')]
    gen.if(_`${count} >= ${MAX_ISSUES}`, () => gen.assign(_`${it.validateName}.errors`, list).return(false))
  },
}
