/** The values under which an object is found; may be several, one or none. Has to give the same for the same object, and must not throw. */
export type IndexFunction<T> = (object: T) => readonly string[] | string | undefined

/** Objects by what a function says of them, kept up to date change by change. */
export class StoreIndex<T> {
  readonly #valuesOf: IndexFunction<T>
  readonly #objects = new Map<string, Set<T>>()

  constructor(valuesOf: IndexFunction<T>) {
    this.#valuesOf = valuesOf
  }

  get(value: string): readonly T[] {
    return [...(this.#objects.get(value) ?? [])]
  }

  replace(old: T | undefined, object: T | undefined): void {
    const removed = old === undefined ? [] : this.#list(old)
    const added = object === undefined ? [] : this.#list(object)
    for (const value of removed) {
      const objects = this.#objects.get(value)
      if (objects?.delete(old!) === true && objects.size === 0) this.#objects.delete(value)
    }
    for (const value of added) {
      const objects = this.#objects.get(value)
      if (objects === undefined) this.#objects.set(value, new Set([object!]))
      else objects.add(object!)
    }
  }

  #list(object: T): readonly string[] {
    const values = this.#valuesOf(object)
    return values === undefined ? [] : typeof values === 'string' ? [values] : values
  }
}
