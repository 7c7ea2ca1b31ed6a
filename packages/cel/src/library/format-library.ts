import {
  checkFormat,
  dns1035Label,
  dns1123Label,
  dns1123Subdomain,
  labelKey,
  labelValue,
  maskTrailingDash,
  type NameRule,
  parseRequestUri,
} from '@kindbox/core'
import { listType, objectType, optionalType, stringType } from '../cel-type.ts'
import type { Library } from '../environment.ts'
import { scale, UNKNOWN } from '../estimate/range.ts'
import { method, overload } from '../standard/overload.ts'
import { EvaluationError, type OpaqueValue, type Value } from '../value.ts'
import { actualSize } from '../values/actual-size.ts'
import { ArrayList } from '../values/list.ts'
import { type CallCost, fixedCost, REGEX_LENGTH, regexCost, TRAVERSAL } from './call-cost.ts'

export const formatType = objectType('kubernetes.NamedFormat')

interface NamedFormat {
  /** What tells two formats apart; it is not always the name in expressions. */
  readonly name: string
  /** What is wrong with a text, in the server's words. */
  readonly problems: NameRule
  /** The length of a regular expression by which validating is priced. */
  readonly regexLength: number
}

const prefixed =
  (rule: NameRule): NameRule =>
  (text) =>
    rule(maskTrailingDash(text))

const checked =
  (format: string, problem: string): NameRule =>
  (text) =>
    checkFormat(format, text) ? [] : [problem]

/** By their names in expressions (k8s.io/apiserver/pkg/cel/library/format.go, `ConstantFormats`). */
const FORMATS: ReadonlyMap<string, NamedFormat> = new Map(
  Object.entries({
    dns1123Label: { name: 'DNS1123Label', problems: dns1123Label, regexLength: 30 },
    dns1123Subdomain: { name: 'DNS1123Subdomain', problems: dns1123Subdomain, regexLength: 60 },
    dns1035Label: { name: 'DNS1035Label', problems: dns1035Label, regexLength: 30 },
    qualifiedName: { name: 'QualifiedName', problems: labelKey, regexLength: 60 },
    dns1123LabelPrefix: { name: 'DNS1123LabelPrefix', problems: prefixed(dns1123Label), regexLength: 30 },
    dns1123SubdomainPrefix: { name: 'DNS1123SubdomainPrefix', problems: prefixed(dns1123Subdomain), regexLength: 60 },
    dns1035LabelPrefix: { name: 'DNS1035LabelPrefix', problems: prefixed(dns1035Label), regexLength: 30 },
    labelValue: { name: 'LabelValue', problems: labelValue, regexLength: 40 },
    uri: { name: 'URI', problems: uriProblems, regexLength: 1103 },
    uuid: { name: 'uuid', problems: checked('uuid', 'does not match the UUID format'), regexLength: 70 },
    byte: { name: 'byte', problems: checked('byte', 'invalid base64'), regexLength: 84 },
    date: { name: 'date', problems: checked('date', 'invalid date'), regexLength: 71 },
    datetime: { name: 'datetime', problems: checked('datetime', 'invalid datetime'), regexLength: 71 },
  }),
)

/** The longest regular expression of a name, by which the server estimates every format (k8s.io/apiserver/pkg/cel/limits.go). */
const MAX_NAME_REGEX = 128

/** `format.dns1123Label().validate(name)` (k8s.io/apiserver/pkg/cel/library/format.go). */
export const formatLibrary: Library = {
  name: 'kubernetes.format',
  since: '1.31',
  functions: [
    {
      name: 'format.named',
      overloads: [overload('format-named', [stringType], optionalType(formatType), (name) => named(name as string))],
      ...fixedCost(1),
    },
    {
      name: 'validate',
      overloads: [
        method('format-validate', [formatType, stringType], optionalType(listType(stringType)), (format, text) =>
          validate((format as FormatValue).format, text as string),
        ),
      ],
      ...validateCost(),
    },
    ...[...FORMATS].map(([name, format]) => ({
      name: `format.${name}`,
      overloads: [overload(`format.${name}`, [], formatType, () => new FormatValue(format))],
    })),
  ],
}

class FormatValue implements OpaqueValue {
  readonly kind = 'opaque'
  readonly typeName = 'kubernetes.NamedFormat'
  readonly format: NamedFormat

  constructor(format: NamedFormat) {
    this.format = format
  }

  equals(other: Value): boolean {
    if (!(other instanceof FormatValue)) throw new EvaluationError('no such overload')
    return this.format.name === other.format.name
  }
}

function named(name: string): Value {
  const format = FORMATS.get(name)
  return { kind: 'optional', value: format === undefined ? undefined : new FormatValue(format) }
}

/** None when all is well, else what is wrong. */
function validate(format: NamedFormat, text: string): Value {
  const problems = format.problems(text)
  return { kind: 'optional', value: problems.length === 0 ? undefined : new ArrayList(problems) }
}

function validateCost(): CallCost {
  return {
    actualCost: ([format, text = null]) =>
      format instanceof FormatValue ? regexCost(actualSize(text), format.format.regexLength) : undefined,
    estimateCost: ({ args: [text] }) =>
      text === undefined ? undefined : { cost: scale(scale(text.size ?? UNKNOWN, TRAVERSAL), MAX_NAME_REGEX * REGEX_LENGTH) },
  }
}

function uriProblems(text: string): readonly string[] {
  const uri = parseRequestUri(text)
  return 'problem' in uri ? [uri.problem] : []
}
