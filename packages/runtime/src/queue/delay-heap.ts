interface Entry<Key> {
  readonly key: Key
  due: number
}

/**
 * Keys and the times at which they are due, the earliest first: a binary heap that also knows where each key is, so that a key has one
 * entry however often it is put, and memory is bounded by the number of keys.
 */
export class DelayHeap<Key> {
  readonly #entries: Entry<Key>[] = []
  readonly #places = new Map<Key, number>()

  get size(): number {
    return this.#entries.length
  }

  /** When the first key is due; undefined where there is none. */
  get earliest(): number | undefined {
    return this.#entries[0]?.due
  }

  /** Of two times for one key the earlier one counts, as in client-go's delaying queue. */
  put(key: Key, due: number): void {
    const place = this.#places.get(key)
    if (place === undefined) {
      this.#set(this.#entries.length, { key, due })
      this.#rise(this.#entries.length - 1)
    } else if (due < this.#entries[place]!.due) {
      this.#entries[place]!.due = due
      this.#rise(place)
    }
  }

  /** Takes out the first key that is due at `now`. */
  takeDue(now: number): Key | undefined {
    const first = this.#entries[0]
    if (first === undefined || first.due > now) return undefined
    const last = this.#entries.pop()!
    this.#places.delete(first.key)
    if (last !== first) {
      this.#set(0, last)
      this.#sink(0)
    }
    return first.key
  }

  clear(): void {
    this.#entries.length = 0
    this.#places.clear()
  }

  #rise(start: number): void {
    let place = start
    while (place > 0) {
      const parent = (place - 1) >> 1
      if (this.#entries[parent]!.due <= this.#entries[place]!.due) return
      this.#swap(place, parent)
      place = parent
    }
  }

  #sink(start: number): void {
    let place = start
    for (;;) {
      let least = place
      for (const child of [2 * place + 1, 2 * place + 2]) {
        if (child < this.#entries.length && this.#entries[child]!.due < this.#entries[least]!.due) least = child
      }
      if (least === place) return
      this.#swap(place, least)
      place = least
    }
  }

  #swap(left: number, right: number): void {
    const [a, b] = [this.#entries[left]!, this.#entries[right]!]
    this.#set(left, b)
    this.#set(right, a)
  }

  #set(place: number, entry: Entry<Key>): void {
    this.#entries[place] = entry
    this.#places.set(entry.key, place)
  }
}
