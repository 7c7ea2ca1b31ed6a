import { badRequest } from '../failure/failure.ts'
import { parseRequirements, type Requirement } from './label-parser.ts'

/** Whether an object's labels satisfy a selector. */
export type LabelSelector = (labels: Readonly<Record<string, string>>) => boolean

/**
 * Compiles a label selector in its string form: `a=b, c!=d, e in (f, g), h notin (i), j, !k, l>1`.
 *
 * @throws ApiError 400 for text that is no selector.
 */
export function labelSelector(text: string): LabelSelector {
  const terms = parseRequirements(text).map(compile)
  return (labels) => terms.every((holds) => holds(labels))
}

function compile({ key, operator, values }: Requirement): LabelSelector {
  checkKey(key)
  switch (operator) {
    case 'exists':
      return (labels) => Object.hasOwn(labels, key)
    case '!':
      return (labels) => !Object.hasOwn(labels, key)
    case '>':
    case '<':
      return compare(key, operator, values[0] ?? '')
    case 'in':
    case 'notin': {
      for (const [index, value] of values.entries()) checkValue(key, index, value)
      const wanted = new Set(values)
      if (operator === 'in') return (labels) => Object.hasOwn(labels, key) && wanted.has(labels[key]!)
      return (labels) => !Object.hasOwn(labels, key) || !wanted.has(labels[key]!)
    }
  }
}

/** Both sides are integers; a label that is none is neither greater nor less. */
function compare(key: string, operator: '>' | '<', text: string): LabelSelector {
  const bound = integer(text)
  if (bound === undefined) throw refused('values[0]', text, "for 'Gt', 'Lt' operators, the value must be an integer")
  checkValue(key, 0, text)
  return (labels) => {
    const value = Object.hasOwn(labels, key) ? integer(labels[key]!) : undefined
    return value !== undefined && (operator === '>' ? value > bound : value < bound)
  }
}

function integer(text: string): bigint | undefined {
  return /^[-+]?\d{1,19}$/.test(text) ? BigInt(text) : undefined
}

const NAME = /^[A-Za-z0-9](?:[-\w.]*[A-Za-z0-9])?$/
const PREFIX_LABEL = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/
const NAME_MESSAGE =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"
const VALUE_MESSAGE =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')"

function checkKey(key: string): void {
  const slash = key.indexOf('/')
  const name = key.slice(slash + 1)
  const prefix = slash === -1 ? undefined : key.slice(0, slash)
  const goodPrefix = prefix === undefined || (prefix.length <= 253 && prefix.split('.').every((label) => PREFIX_LABEL.test(label)))
  if (!goodPrefix || name.length > 63 || !NAME.test(name)) throw refused('<nil>', key, NAME_MESSAGE)
}

function checkValue(key: string, index: number, value: string): void {
  if (value.length > 63) throw refused(`values[${index}][${key}]`, value, 'must be no more than 63 characters')
  if (value !== '' && !NAME.test(value)) throw refused(`values[${index}][${key}]`, value, VALUE_MESSAGE)
}

function refused(field: string, value: string, why: string) {
  return badRequest(`unable to parse requirement: ${field}: Invalid value: ${JSON.stringify(value)}: ${why}`)
}
