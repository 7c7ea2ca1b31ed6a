import type { ObjectKey } from '../object-store.ts'

/** Values by namespace and name. Two levels: a joined key would cost a string for every object, where the names are there already. */
export class NamespacedMap<V> {
  readonly #namespaces = new Map<string, Map<string, V>>()
  #size = 0

  get size(): number {
    return this.#size
  }

  get({ namespace = '', name }: ObjectKey): V | undefined {
    return this.#namespaces.get(namespace)?.get(name)
  }

  set({ namespace = '', name }: ObjectKey, value: V): void {
    let names = this.#namespaces.get(namespace)
    if (names === undefined) this.#namespaces.set(namespace, (names = new Map()))
    const before = names.size
    names.set(name, value)
    this.#size += names.size - before
  }

  delete({ namespace = '', name }: ObjectKey): void {
    const names = this.#namespaces.get(namespace)
    if (names?.delete(name) !== true) return
    this.#size--
    // Namespaces come and go; their maps should not stay.
    if (names.size === 0) this.#namespaces.delete(namespace)
  }

  clear(): void {
    this.#namespaces.clear()
    this.#size = 0
  }

  /** All values, or those of a namespace. */
  *values(namespace?: string): Generator<V, void> {
    if (namespace !== undefined) yield* this.#namespaces.get(namespace)?.values() ?? []
    else for (const names of this.#namespaces.values()) yield* names.values()
  }
}
