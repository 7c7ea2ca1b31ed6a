import { utf8Length } from './utf8.ts'

/**
 * The name rules of apimachinery (pkg/api/validate/content, pkg/util/validation): each returns the server's sentences about
 * what is wrong, none when all is well. Lengths count bytes.
 */
export type NameRule = (value: string) => readonly string[]

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?'
const SUBDOMAIN = `${LABEL}(\\.${LABEL})*`
const LABEL_1035 = '[a-z]([-a-z0-9]*[a-z0-9])?'
const QUALIFIED = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]'
const LABEL_VALUE = `(${QUALIFIED})?`

// Native expressions are safe here: a dash and its neighbours are told apart by one character, so nothing backtracks twice.
const isLabel = expression(LABEL)
const isSubdomain = expression(SUBDOMAIN)
const isLabel1035 = expression(LABEL_1035)
const isQualified = expression(QUALIFIED)
const isLabelValue = expression(LABEL_VALUE)

/** What a valid name gets, always the same: nothing is made for it. */
const NONE: readonly string[] = []

/** RFC 1123 label: namespaces. */
export const dns1123Label: NameRule = (value) => {
  const problems = tooLong(value, 63, 'characters')
  if (isLabel.test(value)) return problems
  if (isSubdomain.test(value)) return [...problems, 'must not contain dots']
  const rule =
    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character"
  return [...problems, mismatch(rule, LABEL, 'my-name', '123-abc')]
}

/** RFC 1123 subdomain: names of custom resources. */
export const dns1123Subdomain: NameRule = (value) => {
  const problems = tooLong(value, 253, 'characters')
  return isSubdomain.test(value) ? problems : [...problems, subdomainMismatch()]
}

/** RFC 1035 label: kinds of embedded resources, in lower case. */
export const dns1035Label: NameRule = (value) => {
  const problems = tooLong(value, 63, 'characters')
  if (isLabel1035.test(value)) return problems
  const rule =
    "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character"
  return [...problems, mismatch(rule, LABEL_1035, 'my-name', 'abc-123')]
}

/** `IsLabelKey`, also called a qualified name: keys of labels and annotations, finalizers. */
export const labelKey: NameRule = (value) => (isLabelKey(value) ? NONE : labelKeyProblems(value))

function isLabelKey(value: string): boolean {
  const slash = value.indexOf('/')
  const name = slash === -1 ? value : value.slice(slash + 1)
  return name.length <= 63 && isQualified.test(name) && (slash === -1 || (slash <= 253 && isSubdomain.test(value.slice(0, slash))))
}

function labelKeyProblems(value: string): string[] {
  const rule = "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character"
  const nameMismatch = mismatch(rule, QUALIFIED, 'MyName', 'my.name', '123-abc')
  const parts = value.split('/')
  if (parts.length > 2)
    return [`a valid label key ${nameMismatch} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`]
  const name = parts.at(-1) ?? ''
  const problems = parts.length === 2 ? prefixProblems(parts[0] ?? '') : []
  if (name === '') problems.push('name part must be non-empty')
  else problems.push(...tooLong(name, 63, 'bytes').map((problem) => `name part ${problem}`))
  if (!isQualified.test(name)) problems.push(`name part ${nameMismatch}`)
  return problems
}

export const labelValue: NameRule = (value) => {
  const problems = tooLong(value, 63, 'bytes')
  if (isLabelValue.test(value)) return problems
  const rule =
    "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character"
  return [...problems, mismatch(rule, LABEL_VALUE, 'MyValue', 'my_value', '12345')]
}

/** What every name must satisfy, because it becomes a segment of a URL's path. */
export const pathSegment: NameRule = (value) => {
  if (value === '.' || value === '..') return [`may not be '${value}'`]
  return pathSegmentPrefix(value)
}

/** A name that something will be appended to. */
export const pathSegmentPrefix: NameRule = (value) =>
  value.includes('/') || value.includes('%')
    ? ['/', '%'].filter((part) => value.includes(part)).map((part) => `may not contain '${part}'`)
    : NONE

/** A prefix of a name may end in a dash, because something will be appended to it (apimachinery `maskTrailingDash`). */
export function maskTrailingDash(prefix: string): string {
  return prefix.length > 1 && prefix.endsWith('-') ? `${prefix.slice(0, -2)}a` : prefix
}

function subdomainMismatch(): string {
  const rule =
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character"
  return mismatch(rule, SUBDOMAIN, 'example.com')
}

function prefixProblems(prefix: string): string[] {
  if (prefix === '') return ['prefix part must be non-empty']
  const problems = tooLong(prefix, 253, 'bytes')
  return (isSubdomain.test(prefix) ? problems : [...problems, subdomainMismatch()]).map((problem) => `prefix part ${problem}`)
}

/** Bytes are counted in either case; the two packages of apimachinery call them differently. */
function tooLong(value: string, maximum: number, unit: 'bytes' | 'characters'): readonly string[] {
  // No UTF-16 unit has more than three bytes.
  return value.length * 3 <= maximum || utf8Length(value) <= maximum ? NONE : [`must be no more than ${maximum} ${unit}`]
}

function mismatch(rule: string, pattern: string, ...examples: readonly string[]): string {
  const quoted = examples.map((example) => `'${example}', `).join(' or ')
  return `${rule} (e.g. ${quoted}regex used for validation is '${pattern}')`
}

function expression(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`)
}
