import { union } from './field-set.ts'
import { identify, type Managed, type Managers } from './managers.ts'

/** How many managers that do not apply are told apart (managedfields/internal/fieldmanager.go, `DefaultMaxUpdateManagers`). */
const MOST = 10
/** Who manages what the oldest of them wrote. */
const BUCKET = 'ancient-changes'

/** Of more updaters than are told apart the oldest become one for each version they wrote in (managedfields/internal/capmanagers.go). */
export function capUpdaters(managers: Managers): Managers {
  const updaters = [...managers].filter(([, { operation }]) => operation === 'Update').toSorted(([, a], [, b]) => byAge(a, b))
  const left = new Map(managers)
  const firstOf = new Map<string, string>()
  let count = updaters.length
  for (const [key, updater] of updaters) {
    if (count <= MOST) break
    const { apiVersion } = updater
    const first = firstOf.get(apiVersion)
    if (first === undefined) {
      firstOf.set(apiVersion, key)
      continue
    }
    const who = { manager: BUCKET, operation: 'Update', apiVersion, subresource: '' } as const
    const bucket = identify(who)
    const before = left.get(bucket) ?? left.get(first)!
    if (!left.has(bucket)) left.delete(first)
    left.set(bucket, { ...who, fields: union(updater.fields, before.fields), time: updater.time })
    left.delete(key)
    count--
  }
  return left
}

/** Those of one second are in the order of what identifies them, in which a subresource comes before none. */
function byAge(a: Managed, b: Managed): number {
  const rank = ({ time = '', manager, apiVersion, subresource }: Managed) => [
    time,
    manager,
    apiVersion,
    subresource === '' ? '~' : subresource,
  ]
  const [left, right] = [rank(a), rank(b)]
  for (const [index, value] of left.entries()) if (value !== right[index]) return value < right[index]! ? -1 : 1
  return 0
}
