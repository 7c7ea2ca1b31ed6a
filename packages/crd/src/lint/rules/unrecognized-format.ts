import { goQuote } from '@kindbox/core'
import type { Issue } from '@kindbox/core'
import type { DecodedSchema } from '../decode/decoded-crd.ts'
import type { Rule } from '../rule.ts'
import { child, toPath } from '../../review/go/field-path.ts'

/** The server's only warning about a definition: registry/customresourcedefinition/strategy.go; pkg/apiserver/validation/formats.go. */
export const unrecognizedFormat: Rule = {
  name: 'unrecognized-format',
  about: 'A format that the server does not know, or does not know of this type, is ignored; it only warns.',
  *node({ schema, at }, { strictness }) {
    const format = unrecognizedFormatOf(schema)
    if (format === undefined || strictness.unrecognizedFormats.has(format)) return
    const place = child(at, 'format')
    const issue: Issue = {
      code: 'Ignored',
      severity: 'warning',
      path: toPath(place),
      field: place.text,
      message: `unrecognized format ${goQuote(format)}`,
      expected: 'a format that the server checks, or none',
      actual: goQuote(format),
    }
    yield issue
  },
}

/** The format of a schema, if the server ignores it. */
export function unrecognizedFormatOf({ format, type = '' }: DecodedSchema): string | undefined {
  return format === undefined || isRecognized(type, format) ? undefined : format
}

function isRecognized(type: string, format: string): boolean {
  if (type === '' || type === 'string') return STRING_FORMATS.has(format.replaceAll('-', ''))
  return (NUMBER_FORMATS.get(type) ?? []).includes(format)
}

/** The server compares the names without their dashes. */
const STRING_FORMATS = new Set(
  (
    'bsonobjectid uri email hostname ipv4 ipv6 cidr mac uuid uuid3 uuid4 uuid5 isbn isbn10 isbn13 creditcard ssn hexcolor rgbcolor byte ' +
    'password date duration datetime k8sshortname k8slongname'
  ).split(' '),
)

const NUMBER_FORMATS: ReadonlyMap<string, readonly string[]> = new Map([
  ['integer', ['int32', 'int64']],
  ['number', ['float', 'double']],
])
