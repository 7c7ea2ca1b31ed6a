interface Seen {
  readonly generation: number
  readonly version: number
}

interface Versioned {
  readonly metadata: { readonly name: string; readonly generation?: number; readonly resourceVersion?: string }
}

/** Counts changes and holds each object's against the one before: all of them, in order, none twice. Every client's handler is this one. */
export class Tally {
  readonly done: Promise<void>
  readonly #goal: number
  readonly #seen = new Map<string, Seen>()
  #left: number
  #finish: () => void = () => {}

  /** @param goal how many changes there will be */
  constructor(goal: number) {
    this.#goal = goal
    this.#left = goal
    this.done = new Promise((resolve) => (this.#finish = resolve))
  }

  /** What exists before anything changes. */
  exists(objects: Iterable<Versioned>): void {
    for (const { metadata } of objects)
      this.#seen.set(metadata.name, { generation: metadata.generation ?? 0, version: Number(metadata.resourceVersion) })
    if (this.#goal === 0) this.#finish()
  }

  readonly change = ({ metadata: { name, generation = 0, resourceVersion } }: Versioned): void => {
    const before = this.#seen.get(name)
    const version = Number(resourceVersion)
    if (before === undefined || generation !== before.generation + 1 || version <= before.version) {
      throw new Error(`${name} went from generation ${before?.generation} to ${generation}`)
    }
    this.#seen.set(name, { generation, version })
    if (--this.#left === 0) this.#finish()
  }
}
