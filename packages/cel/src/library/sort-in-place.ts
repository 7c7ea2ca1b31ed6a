/** Ranges up to this length are sorted by insertion. */
const INSERTION = 12
/** Ranges from this length on are probed at more places, and mended where they are almost in order. */
const LONG = 50
/** How many elements out of order a range may have to be mended. */
const MOST_MENDED = 5

/**
 * Sorts as Go's `sort.Slice` does (pattern-defeating quicksort), so that elements of which none is less than the other come out in the order in
 * which the server has them. Every comparison and every exchange has to be the same.
 */
export function sortInPlace<T>(items: T[], less: (left: T, right: T) => boolean): void {
  new Sorting(items, less).sort(0, items.length, bitLength(items.length))
}

/** Ranges are half-open: from `start` to before `end`. */
class Sorting<T> {
  readonly #items: T[]
  readonly #isLess: (left: T, right: T) => boolean

  constructor(items: T[], less: (left: T, right: T) => boolean) {
    this.#items = items
    this.#isLess = less
  }

  /** @param badPivots how many may be met before the rest is left to the heap */
  sort(from: number, to: number, badPivots: number): void {
    let [start, end, patience] = [from, to, badPivots]
    let [balanced, partitioned] = [true, true]
    for (;;) {
      const length = end - start
      if (length <= INSERTION) return this.#insert(start, end)
      if (patience === 0) return this.#heap(start, end)
      if (!balanced) {
        this.#scatter(start, end)
        patience--
      }
      let { pivot, direction } = this.#choosePivot(start, end)
      if (direction === 'down') {
        this.#reverse(start, end)
        pivot = end - 1 - (pivot - start)
        direction = 'up'
      }
      if (balanced && partitioned && direction === 'up' && this.#mend(start, end)) return
      if (start > 0 && !this.#less(start - 1, pivot)) {
        start = this.#partitionEqual(start, end, pivot)
        continue
      }
      const { middle, done } = this.#partition(start, end, pivot)
      partitioned = done
      const [left, right] = [middle - start, end - middle]
      balanced = Math.min(left, right) >= Math.floor(length / 8)
      if (left < right) {
        this.sort(start, middle, patience)
        start = middle + 1
      } else {
        this.sort(middle + 1, end, patience)
        end = middle
      }
    }
  }

  #less(left: number, right: number): boolean {
    return this.#isLess(this.#items[left] as T, this.#items[right] as T)
  }

  #swap(left: number, right: number): void {
    const kept = this.#items[left] as T
    this.#items[left] = this.#items[right] as T
    this.#items[right] = kept
  }

  #insert(start: number, end: number): void {
    for (let next = start + 1; next < end; next++) this.#sink(next, start)
  }

  /** Moves an element down while it is less than its neighbour. */
  #sink(index: number, lowest: number): void {
    for (let at = index; at > lowest && this.#less(at, at - 1); at--) this.#swap(at, at - 1)
  }

  #heap(start: number, end: number): void {
    const length = end - start
    for (let root = Math.floor((length - 1) / 2); root >= 0; root--) this.#sift(start, root, length)
    for (let last = length - 1; last >= 0; last--) {
      this.#swap(start, start + last)
      this.#sift(start, 0, last)
    }
  }

  #sift(first: number, from: number, length: number): void {
    let root = from
    for (let child = 2 * root + 1; child < length; child = 2 * root + 1) {
      if (child + 1 < length && this.#less(first + child, first + child + 1)) child++
      if (!this.#less(first + root, first + child)) return
      this.#swap(first + root, first + child)
      root = child
    }
  }

  /** Puts three elements of the middle elsewhere, by numbers that depend on the length alone. */
  #scatter(start: number, end: number): void {
    const length = end - start
    const mask = BigInt(2 ** bitLength(length) - 1)
    const middle = start + Math.floor(length / 4) * 2
    let random = BigInt(length)
    for (let index = middle - 1; index <= middle + 1; index++) {
      random = BigInt.asUintN(64, random ^ (random << 13n))
      random ^= random >> 7n
      random = BigInt.asUintN(64, random ^ (random << 17n))
      const other = Number(random & mask)
      this.#swap(index, start + (other >= length ? other - length : other))
    }
  }

  #choosePivot(start: number, end: number): { readonly pivot: number; readonly direction: 'up' | 'down' | 'unknown' } {
    const quarter = Math.floor((end - start) / 4)
    let exchanged = 0
    const ordered = (low: number, high: number): readonly [number, number] => {
      if (!this.#less(high, low)) return [low, high]
      exchanged++
      return [high, low]
    }
    const median = (first: number, second: number, third: number): number => {
      const [low, high] = ordered(first, second)
      const [middle] = ordered(high, third)
      return ordered(low, middle)[1]
    }
    const around = (index: number): number => (end - start < LONG ? index : median(index - 1, index, index + 1))
    const probes = [start + quarter, start + quarter * 2, start + quarter * 3].map(around) as [number, number, number]
    const pivot = median(...probes)
    return { pivot, direction: exchanged === 0 ? 'up' : exchanged === 12 ? 'down' : 'unknown' }
  }

  #reverse(start: number, end: number): void {
    for (let low = start, high = end - 1; low < high; low++, high--) this.#swap(low, high)
  }

  /** Whether the range was so nearly in order that a few moves have sorted it. */
  #mend(start: number, end: number): boolean {
    let at = start + 1
    for (let mended = 0; mended < MOST_MENDED; mended++) {
      while (at < end && !this.#less(at, at - 1)) at++
      if (at === end) return true
      if (end - start < LONG) return false
      this.#swap(at, at - 1)
      if (at - start >= 2) this.#sink(at - 1, 0)
      if (end - at >= 2) for (let next = at + 1; next < end && this.#less(next, next - 1); next++) this.#swap(next, next - 1)
    }
    return false
  }

  /** Puts what is less than the pivot before it. */
  #partition(start: number, end: number, pivot: number): { readonly middle: number; readonly done: boolean } {
    this.#swap(start, pivot)
    let [low, high] = [start + 1, end - 1]
    let exchanges = 0
    for (;;) {
      while (low <= high && this.#less(low, start)) low++
      while (low <= high && !this.#less(high, start)) high--
      if (low > high) break
      this.#swap(low++, high--)
      exchanges++
    }
    this.#swap(high, start)
    return { middle: high, done: exchanges === 0 }
  }

  /** Puts what equals the pivot, than which nothing is less, before all other elements; where those begin. */
  #partitionEqual(start: number, end: number, pivot: number): number {
    this.#swap(start, pivot)
    let [low, high] = [start + 1, end - 1]
    for (;;) {
      while (low <= high && !this.#less(start, low)) low++
      while (low <= high && this.#less(start, high)) high--
      if (low > high) return low
      this.#swap(low++, high--)
    }
  }
}

/** How many binary digits a length has. */
function bitLength(length: number): number {
  return length === 0 ? 0 : Math.floor(Math.log2(length)) + 1
}
