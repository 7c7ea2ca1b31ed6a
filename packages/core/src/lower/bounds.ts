import type { Draft, Lowering, OpenDraft, Place } from './lowering.ts'
import { withRule } from './with-rule.ts'

interface Side {
  readonly inclusive: 'minimum' | 'maximum'
  readonly exclusive: 'exclusiveMinimum' | 'exclusiveMaximum'
  readonly tighter: (a: number, b: number) => boolean
}

const SIDES: readonly Side[] = [
  { inclusive: 'minimum', exclusive: 'exclusiveMinimum', tighter: (a, b) => a > b },
  { inclusive: 'maximum', exclusive: 'exclusiveMaximum', tighter: (a, b) => a < b },
]

interface Bound {
  readonly limit: number
  readonly exclusive: boolean
}

/**
 * `minimum`, `maximum` and their exclusive forms. JSON Schema writes an exclusive bound as a number of its own, Kubernetes as a
 * flag beside the inclusive one, so of two bounds on one side only the tighter is kept: the other says nothing.
 */
export function lowerBounds(place: Place, lowering: Lowering): Draft {
  const bounds: OpenDraft = {}
  for (const side of SIDES) {
    const found = boundsOn(side, place, lowering)
    if (found.length === 0) continue
    const bound = found.reduce((a, b) => tighterOf(side, a, b))
    warnOfFraction(side, bound, place, lowering)
    write(bounds, side, bound)
  }
  const { type } = place.keywords
  return type === 'integer' || place.keywords['x-kubernetes-int-or-string'] === true ? wholeBounds(bounds) : bounds
}

/** The same bounds for integers: whole numbers, which the server compares exactly. */
export function wholeBounds(draft: Draft): Draft {
  const { minimum = 0, maximum = 0 } = draft
  const whole: OpenDraft = { ...draft }
  if (!Number.isInteger(minimum)) {
    whole.minimum = Math.ceil(minimum)
    delete whole.exclusiveMinimum
  }
  if (!Number.isInteger(maximum)) {
    whole.maximum = Math.floor(maximum)
    delete whole.exclusiveMaximum
  }
  return whole
}

/** The bounds that hold where those of both schemas hold. */
export function tighterBounds(a: Draft, b: Draft): Draft {
  const bounds: OpenDraft = {}
  for (const side of SIDES) {
    const found = [a, b].flatMap((draft) => {
      const limit = draft[side.inclusive]
      return limit === undefined ? [] : [{ limit, exclusive: draft[side.exclusive] === true }]
    })
    if (found.length > 0)
      write(
        bounds,
        side,
        found.reduce((x, y) => tighterOf(side, x, y)),
      )
  }
  return bounds
}

/** Whether no number lies within the bounds. */
export function excludeEverything(draft: Draft): boolean {
  const { minimum, maximum } = draft
  if (minimum === undefined || maximum === undefined) return false
  return minimum > maximum || (minimum === maximum && (draft.exclusiveMinimum === true || draft.exclusiveMaximum === true))
}

function boundsOn(side: Side, place: Place, lowering: Lowering): Bound[] {
  const found: Bound[] = []
  const inclusive = place.keywords[side.inclusive]
  const exclusive = place.keywords[side.exclusive]
  if (isNumber(inclusive)) found.push({ limit: inclusive, exclusive: exclusive === true })
  else if (inclusive !== undefined) lowering.malformed(place, side.inclusive, 'a finite number')
  if (isNumber(exclusive)) found.push({ limit: exclusive, exclusive: true })
  else if (exclusive === true && inclusive === undefined) {
    const reason = `${side.exclusive}: true is a flag of ${side.inclusive}, which is not there`
    lowering.ignore(place, { reason, expected: `${side.inclusive} beside it`, fix: `${side.exclusive}: 0` })
  } else if (exclusive !== undefined && typeof exclusive !== 'boolean') lowering.malformed(place, side.exclusive, 'a finite number')
  return found
}

/**
 * The server cuts the fraction off a bound when the value is written without one (kube-openapi validate/values.go,
 * MinimumNativeType), so that 0 passes `minimum: 0.5`. Half of the fractional bounds come out right all the same.
 */
function warnOfFraction(side: Side, bound: Bound, place: Place, lowering: Lowering): void {
  const { limit, exclusive } = bound
  if (place.keywords.type !== 'number' || Number.isInteger(limit)) return
  const cutInwards = side.tighter(Math.trunc(limit), limit)
  if (cutInwards !== exclusive) return
  const sign = side.inclusive === 'minimum' ? '>' : '<'
  const rule = `self ${sign}${exclusive ? '' : '='} ${limit}`
  lowering.ignore(place, {
    reason: `the server cuts the fraction off ${side.inclusive} ${limit} when the value is a whole number, and then judges ${Math.trunc(limit)} wrongly`,
    expected: `a whole ${side.inclusive}, or a CEL rule`,
    actual: `${exclusive ? side.exclusive : side.inclusive}: ${limit}`,
    fix: withRule(place.keywords, [side.inclusive, side.exclusive], rule),
  })
}

function tighterOf(side: Side, a: Bound, b: Bound): Bound {
  if (a.limit === b.limit) return { limit: a.limit, exclusive: a.exclusive || b.exclusive }
  return side.tighter(a.limit, b.limit) ? a : b
}

function write(draft: OpenDraft, side: Side, bound: Bound): void {
  draft[side.inclusive] = bound.limit
  if (bound.exclusive) draft[side.exclusive] = true
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}
