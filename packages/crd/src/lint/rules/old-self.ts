import { goQuote } from '@kindbox/core'
import { child, type FieldPath, index } from '../../review/go/field-path.ts'
import type { DecodedSchema } from '../decode/decoded-crd.ts'
import { invalid } from '../field-error.ts'
import type { Rule } from '../rule.ts'
import type { SchemaNode } from '../walk.ts'

/** validation.go, ValidateCustomResourceDefinitionOpenAPISchema and withForbidOldSelfValidations. */
export const oldSelf: Rule = {
  name: 'old-self',
  about:
    'A CEL rule has an old value only where the server can tell which one that is: not inside of lists, except those that are maps. ' +
    'Whether `oldSelf` is optional is only said by rules that use it.',
  *expressions(compiled) {
    for (const { node, at, rules } of compiled) {
      const list = outermostList(node)
      for (const [i, { usesOldSelf, rule }] of rules.entries()) {
        const place = index(at, i)
        if (usesOldSelf && list !== undefined) {
          const detail = `oldSelf cannot be used on the uncorrelatable portion of the schema within ${list.text}`
          yield invalid(child(place, 'rule'), goQuote(rule.rule), detail)
        }
        if (!usesOldSelf && rule.optionalOldSelf !== undefined) {
          yield invalid(child(place, 'optionalOldSelf'), String(rule.optionalOldSelf), 'may not be set if oldSelf is not used in rule')
        }
      }
    }
  },
}

/** The outermost schema around a node whose values the server cannot find again. */
function outermostList(node: SchemaNode): FieldPath | undefined {
  const { parent } = node
  return parent && (outermostList(parent) ?? (isCorrelatable(node, parent.schema) ? undefined : parent.at))
}

function isCorrelatable(
  { level }: SchemaNode,
  { 'x-kubernetes-list-type': listType, 'x-kubernetes-map-type': mapType = 'granular' }: DecodedSchema,
): boolean {
  if (level === 'property') return mapType === 'granular' || mapType === 'atomic'
  return level !== 'item' || listType === 'map'
}
