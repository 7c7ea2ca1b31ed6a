import { dynType, intType, listType, stringType } from '../cel-type.ts'
import type { Library } from '../environment.ts'
import { scale, UNKNOWN } from '../estimate/range.ts'
import { method, overload } from '../standard/overload.ts'
import type { ListValue } from '../value.ts'
import { ArrayList } from '../values/list.ts'
import { actualSize } from '../values/actual-size.ts'
import { formatString } from './format/format-string.ts'
import { validateFormat } from './format/validate-format.ts'
import { TRAVERSAL, targetTraversal, type CallCost } from './call-cost.ts'
import { charAt, indexOf, join, lastIndexOf, quote, replace, split, substring, trimSpace } from './string-functions.ts'
import { joinEstimate, replaceEstimate, splitEstimate } from './string-cost.ts'

/** Going through the target. */
const traversal: CallCost = {
  actualCost: ([target = null]) => Math.ceil(actualSize(target) * TRAVERSAL),
  estimateCost({ target }) {
    const size = target?.size ?? UNKNOWN
    return { cost: scale(size, TRAVERSAL), resultSize: size }
  },
}
/** Going through the target and writing the result. */
const rewriting: CallCost['actualCost'] = ([target = null]) => Math.ceil(actualSize(target) * 2 * TRAVERSAL)

const text = stringType
const texts = listType(stringType)

/** Strings cut, searched, changed, joined and formatted: version 2 of cel-go's ext/strings.go. */
export const stringsLibrary: Library = {
  name: 'strings',
  since: '1.29',
  validators: [validateFormat],
  mixingFunctions: ['format'],
  functions: [
    { name: 'charAt', overloads: [method('string_char_at_int', [text, intType], text, (s, i) => charAt(s as string, i as bigint))] },
    {
      name: 'indexOf',
      overloads: [
        method('string_index_of_string', [text, text], intType, (s, part) => indexOf(s as string, part as string, 0n)),
        method('string_index_of_string_int', [text, text, intType], intType, (s, part, from) =>
          indexOf(s as string, part as string, from as bigint),
        ),
      ],
      ...targetTraversal,
    },
    {
      name: 'lastIndexOf',
      overloads: [
        method('string_last_index_of_string', [text, text], intType, (s, part) => lastIndexOf(s as string, part as string)),
        method('string_last_index_of_string_int', [text, text, intType], intType, (s, part, from) =>
          lastIndexOf(s as string, part as string, from as bigint),
        ),
      ],
      ...targetTraversal,
    },
    {
      name: 'lowerAscii',
      overloads: [
        method('string_lower_ascii', [text], text, (s) => (s as string).replaceAll(/[A-Z]+/gu, (letters) => letters.toLowerCase())),
      ],
      ...traversal,
    },
    {
      name: 'replace',
      overloads: [
        method('string_replace_string_string', [text, text, text], text, (s, old, by) => replace(s as string, old as string, by as string)),
        method('string_replace_string_string_int', [text, text, text, intType], text, (s, old, by, times) =>
          replace(s as string, old as string, by as string, times as bigint),
        ),
      ],
      actualCost: rewriting,
      estimateCost: replaceEstimate,
    },
    {
      name: 'split',
      overloads: [
        method('string_split_string', [text, text], texts, (s, by) => new ArrayList(split(s as string, by as string))),
        method(
          'string_split_string_int',
          [text, text, intType],
          texts,
          (s, by, parts) => new ArrayList(split(s as string, by as string, parts as bigint)),
        ),
      ],
      actualCost: rewriting,
      estimateCost: splitEstimate,
    },
    {
      name: 'substring',
      overloads: [
        method('string_substring_int', [text, intType], text, (s, start) => substring(s as string, start as bigint)),
        method('string_substring_int_int', [text, intType, intType], text, (s, start, end) =>
          substring(s as string, start as bigint, end as bigint),
        ),
      ],
      ...traversal,
    },
    { name: 'trim', overloads: [method('string_trim', [text], text, (s) => trimSpace(s as string))], ...traversal },
    {
      name: 'upperAscii',
      overloads: [
        method('string_upper_ascii', [text], text, (s) => (s as string).replaceAll(/[a-z]+/gu, (letters) => letters.toUpperCase())),
      ],
      ...traversal,
    },
    {
      name: 'format',
      overloads: [
        method('string_format', [text, listType(dynType)], text, (format, values) => formatString(format as string, values as ListValue)),
      ],
    },
    { name: 'strings.quote', overloads: [overload('strings_quote', [text], text, (s) => quote(s as string))] },
    {
      name: 'join',
      overloads: [
        method('list_join', [texts], text, (values) => join(values as ListValue, '')),
        method('list_join_string', [texts, text], text, (values, separator) => join(values as ListValue, separator as string)),
      ],
      actualCost: (_args, result) => Math.ceil(actualSize(result) * 2 * TRAVERSAL),
      estimateCost: joinEstimate,
    },
  ],
}
