import type { KubeObject } from '@kindbox/core'
import type { InformerEvent } from '@kindbox/runtime'

/** What a consumer was told, held against the grammar of its events: for each object Added, Modified..., Deleted, and versions that only grow. */
export class Ledger<T extends KubeObject> {
  readonly #name: string
  readonly #known = new Map<string, T>()
  readonly #deleted = new Set<string>()
  /** Events that should not have come, in words. */
  readonly faults: string[] = []
  events = 0
  merged = 0
  invalid = 0
  /** What failed meanwhile, and how often. */
  readonly errors = new Map<string, number>()

  /** @param name of the consumer, for its faults */
  constructor(name: string) {
    this.#name = name
  }

  record(event: InformerEvent<T>): void {
    this.events++
    switch (event.type) {
      case 'Added':
        return this.#added(event.object)
      case 'Modified':
        this.merged += event.merged === undefined ? 0 : 1
        return this.#modified(event.old, event.object)
      case 'Deleted':
        return this.#gone(event.object)
      case 'Invalid':
        this.invalid++
        return this.#invalid(event)
      case 'Error': {
        const said = event.error.message.replace(/https:\S+?:\d+/, 'the server').slice(0, 160)
        this.errors.set(said, (this.errors.get(said) ?? 0) + 1)
        break
      }
      case 'Bookmark':
        break
    }
  }

  /** What the consumer believes to exist, by namespace and name. */
  get known(): ReadonlyMap<string, T> {
    return this.#known
  }

  #added(object: T): void {
    const key = keyOf(object)
    if (this.#known.has(key)) this.#fault(`${key} was added, and was there already`)
    if (this.#deleted.has(uidOf(object))) this.#fault(`${key} was added after its end`)
    this.#known.set(key, object)
  }

  #modified(old: T, object: T): void {
    const key = keyOf(object)
    const known = this.#known.get(key)
    if (known === undefined) this.#fault(`${key} was modified, and was never added`)
    else if (known.metadata.resourceVersion !== old.metadata.resourceVersion) this.#fault(`${key} was modified from a state never told`)
    else if (uidOf(known) !== uidOf(object)) this.#fault(`${key} was modified into another object`)
    else if (versionOf(object) <= versionOf(known)) {
      this.#fault(`${key} went from version ${versionOf(known)} to ${versionOf(object)}`)
    }
    this.#known.set(key, object)
  }

  #gone(object: T): void {
    const key = keyOf(object)
    const known = this.#known.get(key)
    if (known === undefined) this.#fault(`${key} was deleted, and was never added`)
    else if (uidOf(known) !== uidOf(object)) this.#fault(`${key} was deleted in place of another object`)
    this.#known.delete(key)
    this.#deleted.add(uidOf(object))
  }

  #invalid({ invalid: { ref }, lastGood }: Extract<InformerEvent<T>, { readonly type: 'Invalid' }>): void {
    const key = `${ref.namespace ?? ''}/${ref.name}`
    const known = this.#known.get(key)
    if (lastGood === undefined) this.#known.delete(key)
    else if (known?.metadata.resourceVersion !== lastGood.metadata.resourceVersion) this.#fault(`${key} has a last good state never told`)
  }

  #fault(text: string): void {
    this.faults.push(`${this.#name}: ${text}`)
  }
}

export function keyOf({ metadata: { namespace = '', name } }: KubeObject): string {
  return `${namespace}/${name}`
}

function uidOf({ metadata: { uid = '' } }: KubeObject): string {
  return uid
}

/** Versions of one resource are comparable since 1.35 (apimachinery pkg/util/resourceversion); programs that are no tests have no need to. */
function versionOf({ metadata: { resourceVersion = '0' } }: KubeObject): number {
  return Number(resourceVersion)
}
