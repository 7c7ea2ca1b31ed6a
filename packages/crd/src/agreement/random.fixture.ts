/** Numbers that look random and are the same for the same seed, everywhere. */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = Math.imul(seed + 1, 2_654_435_761) >>> 0
  }

  chance(probability: number): boolean {
    return this.#next() < probability
  }

  below(limit: number): number {
    return Math.floor(this.#next() * limit)
  }

  pick<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)] as T
  }

  /** Each keyword with the same chance, with one of its values. */
  some(keywords: { readonly [keyword: string]: readonly unknown[] }, chance = 0.25): { [keyword: string]: unknown } {
    return Object.fromEntries(
      Object.entries(keywords).flatMap(([name, values]) => (this.chance(chance) ? [[name, this.pick(values)]] : [])),
    )
  }

  /** Mulberry32. */
  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
