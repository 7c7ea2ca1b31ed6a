import type { Condition } from './foo.ts'

/** The conditions with this one in its place; the time changes only when the status does (apimachinery `meta.SetStatusCondition`). */
export function setCondition(conditions: readonly Condition[], next: Omit<Condition, 'lastTransitionTime'>, now: Date): Condition[] {
  const old = conditions.find(({ type }) => type === next.type)
  const lastTransitionTime = old?.status === next.status ? old.lastTransitionTime : `${now.toISOString().slice(0, 19)}Z`
  const condition = { ...next, lastTransitionTime }
  return old === undefined ? [...conditions, condition] : conditions.map((each) => (each === old ? condition : each))
}
