/** Numbers that look random and depend on a seed alone, so that whatever was made of them can be made again (mulberry32). */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** From 0 up to, not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  /** A whole number, both ends included. */
  integer(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1))
  }

  /** True in one of so many cases. */
  oneIn(cases: number): boolean {
    return this.integer(1, cases) === 1
  }

  /** One of them. */
  pick<T>(choices: readonly T[]): T {
    if (choices.length === 0) throw new RangeError('there is nothing to pick from')
    return choices[this.integer(0, choices.length - 1)]!
  }

  /** One of the keys, each as often as its weight says. */
  weighted<Key extends string>(weights: { readonly [key in Key]: number }): Key {
    const entries = Object.entries<number>(weights) as [Key, number][]
    let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
    return entries.find(([, weight]) => (left -= weight) < 0)?.[0] ?? entries.at(-1)![0]
  }

  /** Some of them, in their order. */
  some<T>(choices: readonly T[]): T[] {
    return choices.filter(() => this.oneIn(2))
  }
}
