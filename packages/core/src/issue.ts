/**
 * One thing that is wrong with a document: a value under validation, a schema being lowered, a request being built.
 * Issues are returned, never thrown; a {@link KubeError} may carry them.
 */
export interface Issue {
  readonly code: IssueCode
  readonly severity: 'error' | 'warning'
  /** Where, from the document's root: `['spec', 'foo', 2, 'bar']`. */
  readonly path: Path
  /** {@link path} as Kubernetes writes it: `spec.foo[2].bar`; the empty string for the root. */
  readonly field: string
  /** One sentence that names field, expectation and finding. */
  readonly message: string
  /** What would have been right: `integer`, `one of "a", "b"`. */
  readonly expected: string
  /** What was there, shortened: `"three" (string)`. Never the content of a Secret. */
  readonly actual: string
  /** What to write instead, ready to paste where one exists. */
  readonly fix?: string
  /** The name of the rule that found it, where one of several can have. */
  readonly rule?: string
}

export type Path = readonly (string | number)[]

/**
 * Kubernetes' own cause types where the API server would report one (apimachinery `metav1.CauseType`), and kindbox's
 * for what a server never sees.
 */
export type IssueCode =
  | 'FieldValueRequired'
  | 'FieldValueInvalid'
  | 'FieldValueTypeInvalid'
  | 'FieldValueNotSupported'
  | 'FieldValueDuplicate'
  | 'FieldValueForbidden'
  | 'FieldValueTooLong'
  | 'FieldValueTooShort'
  | 'FieldValueTooMany'
  /** Something that the API server blames itself for. */
  | 'InternalError'
  /** Something the API server cannot decode: it answers 400 before any rule is asked. */
  | 'Undecodable'
  /** Something over which the API server panics: it hangs up and tells no cause at all. */
  | 'Unanswered'
  /** A field that the schema does not know: the server would drop it. */
  | 'UnknownField'
  /** A schema construct that no structural schema can express. */
  | 'NotStructural'
  /** A schema keyword that the server would ignore. */
  | 'Ignored'
  /** What the API server accepts without a word, though nobody can have meant it. */
  | 'Trap'
  /** Request options that exclude each other, or a name that no server accepts. */
  | 'InvalidRequest'

/** Writes a path as apimachinery's `field.Path` does: `spec.foo[2].bar`, with keys that are no identifiers in brackets. */
export function fieldOf(path: Path): string {
  let field = ''
  for (const part of path) {
    if (typeof part === 'number') field += `[${part}]`
    else if (/^[\w$-]+$/.test(part)) field += field === '' ? part : `.${part}`
    else field += `[${part}]`
  }
  return field
}
