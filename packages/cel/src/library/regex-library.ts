import { re2 } from '@kindbox/core'
import { intType, listType, stringType } from '../cel-type.ts'
import type { Library } from '../environment.ts'
import { method } from '../standard/overload.ts'
import { EvaluationError, type Value } from '../value.ts'
import { ArrayList } from '../values/list.ts'
import { regexSearch } from './call-cost.ts'

/** `text.find(pattern)` and `text.findAll(pattern)` (k8s.io/apiserver/pkg/cel/library/regex.go). */
export const regexLibrary: Library = {
  name: 'kubernetes.regex',
  functions: [
    {
      name: 'find',
      overloads: [
        method('string_find_string', [stringType, stringType], stringType, (text, pattern) => findAll(text, pattern, 1n)[0] ?? ''),
      ],
      ...regexSearch,
    },
    {
      name: 'findAll',
      overloads: [
        method(
          'string_find_all_string',
          [stringType, stringType],
          listType(stringType),
          (text, pattern) => new ArrayList(findAll(text, pattern, -1n)),
        ),
        method(
          'string_find_all_string_int',
          [stringType, stringType, intType],
          listType(stringType),
          (text, pattern, limit) => new ArrayList(findAll(text, pattern, limit as bigint)),
        ),
      ],
      ...regexSearch,
    },
  ],
}

function findAll(text: Value, pattern: Value, limit: bigint): readonly string[] {
  try {
    return re2(pattern as string).findAll(text as string, limit < 0n ? undefined : Number(limit))
  } catch (error) {
    if (error instanceof SyntaxError) throw new EvaluationError(`Illegal regex: ${error.message}`)
    throw error
  }
}
