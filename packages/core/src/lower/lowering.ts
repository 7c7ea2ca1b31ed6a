import { fieldOf, type Issue, type IssueCode, type Path } from '../issue.ts'
import type { StructuralSchema } from '../structural-schema.ts'
import { literalOf, shorten, sourceOf } from './source.ts'

/**
 * A structural schema that is not finished: it may lack a type as long as another member of an Intersect can bring one, and
 * carries `additionalProperties: false` beside `properties` so that unions still know which of their members are closed.
 */
export type Draft = StructuralSchema

/** A {@link Draft} while one function fills it. */
export type OpenDraft = { -readonly [Keyword in keyof Draft]: Draft[Keyword] }

/** The keywords of one schema: a copy without prototype, so that no keyword is found by inheritance. */
export type Keywords = Readonly<Record<string, unknown>>

/** Where the conversion stands. */
export interface Place {
  /** Where the values are that the schema describes; `*` stands for every item of a list and every value of a map. */
  readonly path: Path
  readonly keywords: Keywords
  /** The schema object itself; its identity tells a schema that contains itself. */
  readonly schema: object
  readonly outer: Place | undefined
  readonly depth: number
  /** Whether the schema is a member of anyOf, oneOf, allOf or not, where one without a type only adds to what stands outside. */
  readonly junctor: boolean
}

export interface Finding {
  /** Default: `NotStructural` for errors, `Ignored` for warnings. */
  readonly code?: IssueCode
  /** What is wrong and why, without the field. */
  readonly reason: string
  readonly expected: string
  /** Default: the schema at the place, as TypeBox source. */
  readonly actual?: string
  /** Source to paste where there is one, otherwise what to do. */
  readonly fix: string
}

/** Levels of nesting: published CRDs stay below 20, and everything that reads a schema later recurses as deep as this. */
const MAX_DEPTH = 256

/** Schemas once references are inlined: the largest of 98 published CRDs has 9,869, and a server takes no CRD of ten times that. */
const MAX_SCHEMAS = 100_000

/** An object that holds anything. */
const ANYTHING = "Type.Unsafe({ type: 'object', 'x-kubernetes-preserve-unknown-fields': true })"

export interface DescendOptions {
  /** The step from the values of the schema at the place to those of the sub-schema. Default: they are the same. */
  readonly step?: string | number
  /** See {@link Place.junctor}. Default: false. */
  readonly junctor?: boolean
}

/** One run of `lower`: what it found, what it may still spend, and the way down. */
export class Lowering {
  readonly issues: Issue[] = []
  #errors = 0
  readonly #messages = new Set<string>()
  #left = MAX_SCHEMAS
  readonly #lowerSchema: (place: Place, lowering: Lowering) => Draft

  /** @param lowerSchema converts the schema at a place; given from outside because it calls back into every keyword's room. */
  constructor(lowerSchema: (place: Place, lowering: Lowering) => Draft) {
    this.#lowerSchema = lowerSchema
  }

  /** Errors reported so far. */
  get errors(): number {
    return this.#errors
  }

  /** Lowers a sub-schema. Undefined once an error is reported for it. */
  descend(schema: unknown, from: Place, options: DescendOptions = {}): Draft | undefined {
    const place = this.open(schema, from, options)
    return place === undefined ? undefined : this.lower(place)
  }

  /** Goes to a sub-schema without lowering it. Undefined, and an error reported, where there is none or no end of them. */
  open(schema: unknown, from: Place, options: DescendOptions = {}): Place | undefined {
    const { step, junctor = false } = options
    const at = step === undefined ? from : stepTo(from, step)
    const depth = from.depth + 1
    if (this.#left <= 0) return undefined
    if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) {
      const actual = shorten(sourceOf(schema))
      const reason = `a schema is expected here, not ${actual}`
      this.refuse(at, { code: 'FieldValueTypeInvalid', reason, expected: 'a schema', actual, fix: 'a schema such as Type.String()' })
      return undefined
    }
    if (depth > MAX_DEPTH) {
      const reason = `schemas nest deeper than ${MAX_DEPTH} levels here`
      this.refuse(at, { reason, expected: `at most ${MAX_DEPTH} levels`, actual: 'more', fix: ANYTHING })
      return undefined
    }
    for (let outer: Place | undefined = from; outer !== undefined; outer = outer.outer) {
      if (outer.schema === schema) return this.#refuseRecursion(at, outer)
    }
    const place: Place = { path: at.path, keywords: keywordsOf(schema), schema, outer: from, depth, junctor }
    return this.spend(1, place) ? place : undefined
  }

  /** Lowers the schema at a place. Undefined once an error is reported for it. */
  lower(place: Place): Draft | undefined {
    const errors = this.errors
    const draft = this.#lowerSchema(place, this)
    return this.errors === errors ? draft : undefined
  }

  /** Takes from what one run may still handle; false, and one error reported, when nothing is left. */
  spend(count: number, place: Place): boolean {
    if (this.#left <= 0) return false
    this.#left -= count
    if (this.#left > 0) return true
    const reason = `the schema expands to more than ${MAX_SCHEMAS} schemas, since a shared schema counts wherever it is used`
    this.refuse(place, { reason, expected: `at most ${MAX_SCHEMAS} schemas`, actual: 'more', fix: ANYTHING })
    return false
  }

  /** Reports what cannot be expressed. */
  refuse(place: Place, finding: Finding): void {
    this.#errors++
    this.#add(issue('error', place, { code: 'NotStructural', ...finding }))
  }

  /** Reports a keyword whose value is of the wrong kind. */
  malformed(place: Place, keyword: string, expected: string): void {
    const actual = shorten(literalOf(place.keywords[keyword]))
    const fix = `write ${keyword} as ${expected}, or leave it out`
    this.refuse(place, { code: 'FieldValueInvalid', reason: `${keyword} has to be ${expected}, not ${actual}`, expected, actual, fix })
  }

  /** Reports what is left out of the result, or kept and ignored by the server. */
  ignore(place: Place, finding: Finding): void {
    this.#add(issue('warning', place, { code: 'Ignored', ...finding }))
  }

  /** Members of one union say the same of the same field more than once. */
  #add(found: Issue): void {
    if (this.#messages.has(found.message)) return
    this.#messages.add(found.message)
    this.issues.push(found)
  }

  #refuseRecursion(at: Place, self: Place): undefined {
    const type = self.keywords.type === 'object' ? "type: 'object', " : ''
    this.refuse(at, {
      reason: 'the schema contains itself, and a structural schema has no references to say so with',
      expected: 'a schema that ends',
      actual: 'Type.Recursive(...)',
      fix: `Type.Unsafe({ ${type}'x-kubernetes-preserve-unknown-fields': true })`,
    })
    return undefined
  }
}

/** The same schema, one step further down in the values. */
export function stepTo(place: Place, step: string | number): Place {
  return { ...place, path: [...place.path, step] }
}

/** The place outside of every schema. */
export function rootPlace(path: Path): Place {
  return { path, keywords: keywordsOf({}), schema: {}, outer: undefined, depth: 0, junctor: false }
}

function keywordsOf(schema: object): Keywords {
  const keywords: Record<string, unknown> = Object.create(null)
  for (const [keyword, value] of Object.entries(schema)) if (value !== undefined) keywords[keyword] = value
  return keywords
}

function issue(severity: Issue['severity'], place: Place, finding: Finding & { readonly code: IssueCode }): Issue {
  const { code, reason, expected, actual = shorten(sourceOf(place.schema)), fix } = finding
  const field = fieldOf(place.path)
  const message = `${field === '' ? 'the schema' : field}: ${reason}.`
  return { code, severity, path: place.path, field, message, expected, actual, fix }
}
