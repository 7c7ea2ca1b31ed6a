/**
 * Takes out of objects what must differ between two servers, as the suite's normaliser does, but only in its own fields: random strings are
 * free to contain numbers that happen to be versions.
 */
export class Portable {
  readonly #marks = { uid: new Map<string, string>(), resourceVersion: new Map<string, string>() }
  readonly #counts = { uid: 0, resourceVersion: 0 }

  of(value: unknown, key = ''): unknown {
    if (Array.isArray(value)) return (key === 'managedFields' ? value.toSorted(byManager) : value).map((item) => this.of(item, key))
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, this.of(item, name)]))
    }
    if (typeof value !== 'string') return value
    if (key === 'uid' || key === 'resourceVersion') return this.#mark(key, value)
    if (key === 'cells' && /^\d+[smhdy]/.test(value)) return '<age>'
    return /(?:Timestamp|Time|^time)$/.test(key) && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value) ? '<time>' : value
  }

  /** Numbered as they first appear, so that what was equal stays equal, and a write that should have been none shows. */
  #mark(key: 'uid' | 'resourceVersion', value: string): string {
    const marks = this.#marks[key]
    const mark = marks.get(value) ?? `<${key} ${++this.#counts[key]}>`
    marks.set(value, mark)
    return mark
  }
}

/** Managers are listed by the second in which they wrote, which is chance. */
function byManager(a: object, b: object): number {
  const [left, right] = [a, b].map((entry) =>
    JSON.stringify(
      Object.entries(entry)
        .filter(([name]) => name !== 'time')
        .toSorted(),
    ),
  )
  return left! < right! ? -1 : 1
}
