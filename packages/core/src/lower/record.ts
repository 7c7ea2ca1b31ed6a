import type { Draft, Lowering, Place } from './lowering.ts'
import { patternProblem } from './pattern.ts'
import { literalOf } from './source.ts'
import { withRule } from './with-rule.ts'

/** The key pattern that TypeBox writes for `Type.Record(Type.String(), ...)`: every key. */
const ANY_KEY = '^(.*)$'

/** The key pattern that TypeBox writes for `Type.Record(Type.Never(), ...)`: no key. */
const NO_KEY = '^(?!.*)$'

/** A map: `patternProperties` with a pattern that every key fits becomes `additionalProperties`; any other pattern is refused. */
export function lowerRecord(place: Place, lowering: Lowering): Draft {
  const { patternProperties, properties } = place.keywords
  if (typeof patternProperties !== 'object' || patternProperties === null || Array.isArray(patternProperties)) {
    lowering.malformed(place, 'patternProperties', 'an object of schemas')
    return {}
  }
  const [first, ...others] = Object.entries(patternProperties)
  if (first === undefined) return {}
  const [pattern, values] = first
  const lowered = lowering.descend(values, place, { step: '*' })
  const named = typeof properties === 'object' && properties !== null && Object.keys(properties).length > 0
  if (others.length > 0 || named) {
    const reason =
      'the schema of a field depends on a pattern that its name fits, and a structural schema has one schema for all keys of a map'
    const fix =
      others.length > 0
        ? 'one property with a Type.Record(Type.String(), ...) per pattern'
        : 'Type.Record(Type.String(), ...) as a property of its own'
    lowering.refuse(place, { reason, expected: 'named properties, or one schema for all keys', fix })
    return {}
  }
  if (lowered === undefined) return {}
  if (pattern === ANY_KEY) return { additionalProperties: lowered }
  lowering.refuse(place, {
    reason: `a map has one schema for all its keys, and nothing can say that they match ${literalOf(pattern)} but a rule`,
    expected: 'Type.String() as the key',
    fix: pattern === NO_KEY ? 'Type.Object({})' : ruleFix(pattern, place),
  })
  return {}
}

function ruleFix(pattern: string, place: Place): string {
  const { patternProperties, ...options } = place.keywords
  const condition = patternProblem(pattern) === undefined ? `key.matches(${JSON.stringify(pattern)})` : '...'
  const keyed = { ...options, type: 'object', patternProperties: { [ANY_KEY]: Object.values(patternProperties as object)[0] } }
  return withRule(keyed, [], `self.all(key, ${condition})`)
}
