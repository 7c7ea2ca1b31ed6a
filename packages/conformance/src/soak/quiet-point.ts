import type { InvalidObject, ListApi } from '@kindbox/core'
import { setTimeout as sleep } from 'node:timers/promises'
import { keyOf } from './ledger.ts'
import type { Observer } from './observer.ts'
import type { Soaked } from './soaked.ts'

export interface QuietPointOptions {
  /** Straight to the server, without faults. */
  readonly direct: ListApi<Soaked>
  readonly observers: readonly Observer[]
  /** Seconds until everybody has to know. */
  readonly deadline: number
}

/** Milliseconds that one look counts for. A machine that stood still for a minute, and us with it, has given nobody the time to know anything. */
const longestLook = 1_000

/** What is still wrong after nobody has written and nothing has failed for long enough; nothing, where all agree with the server. */
export async function quietPoint({ direct, observers, deadline }: QuietPointOptions): Promise<readonly string[]> {
  for (let left = deadline * 1_000; ;) {
    const began = performance.now()
    const invalid: InvalidObject[] = []
    const { items } = await direct.list({ onInvalid: (each) => void invalid.push(each) })
    const wrong = [...unreconciled(items), ...observers.flatMap((observer) => differences(observer, items, invalid))]
    if (wrong.length === 0 || left <= 0) return wrong
    await sleep(250)
    left -= Math.min(longestLook, performance.now() - began)
  }
}

function unreconciled(items: readonly Soaked[]): string[] {
  return items
    .filter(({ spec, status }) => status?.observed !== spec.value)
    .map((item) => `${keyOf(item)}: the controller observed ${item.status?.observed} and not ${item.spec.value}`)
}

function differences(
  { name, informer: { store }, ledgers }: Observer,
  items: readonly Soaked[],
  invalid: readonly InvalidObject[],
): string[] {
  const wrong: string[] = []
  const bad = new Map(invalid.map(({ ref, resourceVersion }) => [`${ref.namespace ?? ''}/${ref.name}`, resourceVersion]))
  const good = new Map(items.map((item) => [keyOf(item), item]))
  for (const { ref, resourceVersion } of store.invalid()) {
    const key = `${ref.namespace ?? ''}/${ref.name}`
    if (bad.get(key) !== resourceVersion) wrong.push(`${name}: ${key} is held to be invalid at ${resourceVersion}, and is not`)
  }
  if (store.invalid().length !== bad.size) wrong.push(`${name}: ${store.invalid().length} objects are invalid, and not ${bad.size}`)
  const views: [string, ReadonlyMap<string, Soaked>][] = [
    [`${name}, store`, new Map(store.list().map((object) => [keyOf(object), object]))],
    ...ledgers.map(({ known }, index): [string, ReadonlyMap<string, Soaked>] => [`${name}, consumer ${index + 1}`, known]),
  ]
  for (const [view, known] of views) {
    for (const [key, { metadata }] of good) {
      const held = known.get(key)?.metadata
      if (held?.uid === metadata.uid && held?.resourceVersion === metadata.resourceVersion) continue
      wrong.push(`${view}: ${key} is at ${held?.resourceVersion}, and not at ${metadata.resourceVersion}`)
    }
    // What does not fit any more may stay in its last good state.
    for (const key of known.keys()) if (!good.has(key) && !bad.has(key)) wrong.push(`${view}: ${key} does not exist`)
  }
  return wrong
}
