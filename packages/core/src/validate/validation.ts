import type { ErrorObject, ValidateFunction } from 'ajv'
import type { Path } from '../issue.ts'
import type { Draft07 } from './draft-07.ts'

/** What was validated, with what, and where in the document. */
export interface Validation {
  readonly schema: Draft07
  /** Of an alternative, the schema whose alternative it is. */
  readonly outer?: Draft07 | undefined
  readonly value: unknown
  readonly path: Path
  /** Whether messages keep silent about the content of values. */
  readonly redact: boolean
  readonly compile: (schema: Draft07) => ValidateFunction
}

/** A place in the validated value. */
export interface Place {
  readonly path: Path
  readonly value: unknown
}

/** Where in the value an error is: its JSON pointer, followed. */
export function placeOf({ instancePath }: ErrorObject, validation: Validation): Place {
  let { value } = validation
  const path = [...validation.path]
  for (const part of pointerParts(instancePath)) {
    path.push(Array.isArray(value) ? Number(part) : part)
    value = (value as { readonly [key: string]: unknown })[part]
  }
  return { path, value }
}

/** The schema that holds the keyword of an error: the one to whose keyword a schema path (`#/properties/spec/required`) leads. */
export function schemaOf({ schemaPath }: ErrorObject, { schema }: Validation): Draft07 | undefined {
  let at: unknown = schema
  for (const part of pointerParts(schemaPath).slice(0, -1)) {
    at = (at as { readonly [key: string]: unknown } | undefined)?.[decodeURIComponent(part)]
  }
  return at as Draft07 | undefined
}

/** Of `/a~1b/0` and of `#/a~1b/0`: `a/b` and `0`. */
function pointerParts(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}
