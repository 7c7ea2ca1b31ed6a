import { parseLabelSelector, type Requirement } from './label-selector-parser.ts'

/** Whether labels satisfy a selector. */
export type LabelSelector = (labels: Labels | undefined) => boolean

type Labels = { readonly [key: string]: string }

const noLabels: Labels = Object.freeze({})

/**
 * Compiles a label selector as the API server reads it: `app=web, tier in (a, b), env notin (dev), !legacy, canary, weight>5`. What is
 * absent satisfies `!=`, `notin` and `!`. The empty selector selects everything.
 *
 * @throws KubeError `RequestError` that says at which character the text is no selector
 */
export function labelSelector(text: string): LabelSelector {
  const terms = parseLabelSelector(text).map(compile)
  return (labels = noLabels) => terms.every((holds) => holds(labels))
}

/** Selectors parsed so far; programs have a few of them and ask again and again. */
const known = new Map<string, LabelSelector>()
const knownLimit = 256

/** {@link labelSelector}, but each text is parsed once. */
export function knownLabelSelector(text: string): LabelSelector {
  let selector = known.get(text)
  if (selector === undefined) {
    selector = labelSelector(text)
    if (known.size >= knownLimit) known.clear()
    known.set(text, selector)
  }
  return selector
}

function compile({ key, operator, values }: Requirement): (labels: Labels) => boolean {
  switch (operator) {
    case 'exists':
      return (labels) => Object.hasOwn(labels, key)
    case '!':
      return (labels) => !Object.hasOwn(labels, key)
    case 'in':
    case 'notin': {
      const wanted = new Set(values)
      if (operator === 'in') return (labels) => Object.hasOwn(labels, key) && wanted.has(labels[key]!)
      return (labels) => !Object.hasOwn(labels, key) || !wanted.has(labels[key]!)
    }
    case '>':
    case '<': {
      const bound = BigInt(values[0]!)
      return (labels) => {
        const value = Object.hasOwn(labels, key) ? integer(labels[key]!) : undefined
        return value !== undefined && (operator === '>' ? value > bound : value < bound)
      }
    }
  }
}

/** A label that is no integer is neither greater nor less (apimachinery pkg/labels, `Requirement.Matches`). */
function integer(text: string): bigint | undefined {
  return /^[-+]?\d{1,19}$/.test(text) ? BigInt(text.replace('+', '')) : undefined
}
