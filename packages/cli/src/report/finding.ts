/** One thing that is wrong with a manifest, and where. */
export interface Finding {
  /** As the user named it: relative to the current folder unless an absolute path was given; `<stdin>` for standard input. */
  readonly file: string
  /** From 1. Absent where a whole file is meant, such as a TypeScript module. */
  readonly line?: number
  /** From 1, in Unicode code points. */
  readonly column?: number
  readonly severity: 'error' | 'warning'
  readonly object?: ObjectName
  /** As the server writes it: `spec.endpoints[0].port`. Absent where the object as a whole is meant. */
  readonly field?: string
  /** The API server's own words, wherever it has some. */
  readonly message: string
  /** The kind of fault, by Kubernetes' name for it or kindbox's: `FieldValueInvalid`, `Undecodable`, `Trap`. Absent where neither has one. */
  readonly code?: string
  /** What to write instead. */
  readonly fix?: string
}

/** What a document says of itself, as far as it does. */
export interface ObjectName {
  readonly apiVersion?: string
  readonly kind?: string
  readonly namespace?: string
  readonly name?: string
}

/** In the order of the text; what has no place comes first. */
export function byPlace(a: Finding, b: Finding): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)
}
