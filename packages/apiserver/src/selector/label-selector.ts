import { labelKey, labelValue, goQuote } from '@kindbox/core'
import type { ApiError } from '@kindbox/core'
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

function checkKey(key: string): void {
  const problems = labelKey(key)
  if (problems.length > 0) throw refused('<nil>', key, problems.join('; '))
}

function checkValue(key: string, index: number, value: string): void {
  const problems = labelValue(value)
  if (problems.length > 0) throw refused(`values[${index}][${key}]`, value, problems.join('; '))
}

function refused(field: string, value: string, why: string): ApiError {
  return badRequest(`unable to parse requirement: ${field}: Invalid value: ${goQuote(value)}: ${why}`)
}
