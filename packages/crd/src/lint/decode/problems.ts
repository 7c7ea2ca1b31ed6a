import { fieldOf, type Issue, type IssueCode, type Path, goQuote } from '@kindbox/core'

/** Where the decoder is, in the document and in the server's Go types. */
export interface Cursor {
  readonly path: Path
  /** The struct that owns the field being decoded. */
  readonly struct: string
  /** The JSON names of the fields down to here; neither keys of maps nor indices are in it. */
  readonly fields: readonly string[]
  /** The path as strict decoding reports it; undefined below an `UnmarshalJSON`, which decodes leniently. */
  readonly strict: string | undefined
}

/**
 * What cannot be decoded, in the order in which the server would meet it: it answers with the first. encoding/json saves a wrong type and
 * goes on, but stops at once when an `UnmarshalJSON` fails, so whatever is wrong inside one comes before all that was saved.
 */
export class Problems {
  readonly #immediate: Issue[] = []
  readonly #saved: Issue[] = []
  readonly #ignored: Issue[] = []

  /** A JSON value of the wrong type; `value` as encoding/json calls it: `string`, `number 1.5`. */
  wrongType(at: Cursor, value: string, go: string, actual: string): void {
    this.#saved.push(
      issue(
        'Undecodable',
        at,
        `json: cannot unmarshal ${value} into Go struct field ${at.struct}.${at.fields.join('.')} of type ${go}`,
        go,
        actual,
      ),
    )
  }

  /** An error of another kind, which encoding/json passes on as it is. */
  other(at: Cursor, message: string, expected: string, actual: string): void {
    this.#saved.push(issue('Undecodable', at, message, expected, actual))
  }

  /** A field that the type does not have. */
  unknownField(at: Cursor, name: string): void {
    const path = [...at.path, name]
    if (at.strict === undefined) {
      this.#ignored.push(warning('Ignored', path, fieldOf(path), `the API server drops ${goQuote(name)} without a word`, name))
    } else {
      const field = at.strict === '' ? name : `${at.strict}.${name}`
      this.#ignored.push(warning('UnknownField', path, field, `unknown field ${goQuote(field)}`, name))
    }
  }

  /** Takes over what went wrong inside a type with an `UnmarshalJSON` of its own. */
  absorb(inner: Problems): void {
    this.#immediate.push(...inner.#immediate, ...inner.#saved)
    this.#ignored.push(...inner.#ignored)
  }

  get refused(): boolean {
    return this.#immediate.length + this.#saved.length > 0
  }

  /** The errors, the server's first, or else the warnings. */
  issues(): Issue[] {
    return this.refused ? [...this.#immediate, ...this.#saved] : this.#ignored
  }
}

function issue(code: IssueCode, at: Cursor, message: string, expected: string, actual: string): Issue {
  return { code, severity: 'error', path: at.path, field: fieldOf(at.path), message, expected, actual }
}

function warning(code: IssueCode, path: Path, field: string, message: string, name: string): Issue {
  return { code, severity: 'warning', path, field, message, expected: 'a field that the API knows', actual: name }
}
