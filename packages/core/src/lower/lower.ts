import { fieldOf, type Issue, type Path } from '../issue.ts'
import type { StructuralSchema } from '../structural-schema.ts'
import { complete } from './complete.ts'
import { Lowering, rootPlace } from './lowering.ts'
import { lowerSchema } from './lower-schema.ts'

/** What {@link lower} returns: a schema and perhaps warnings, or no schema and at least one error. */
export type Lowered =
  | { readonly ok: true; readonly schema: StructuralSchema; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] }

export interface LowerOptions {
  /** Where the schema belongs, in front of every issue's path: `['spec']`. Default: the root. */
  readonly path?: Path
}

/**
 * Turns the JSON of a TypeBox 0.34 schema, of any copy of TypeBox, into the structural schema that a CustomResourceDefinition can
 * hold and that accepts the same values; what Kubernetes cannot store is an issue with a fix. A schema written by hand in
 * structural form (`Type.Unsafe({...})`) is kept as it is.
 *
 * Only what JSON keeps is read, so a `Type.Optional` at the top, a `Type.Transform` and a TypeBox kind of one's own leave no
 * trace. In an issue's path `*` stands for every item of a list and every value of a map.
 *
 * Never throws, and never leaves out a constraint without an issue. The result shares nothing with the argument.
 *
 * Where the server cannot be told the same, it is told the nearest that accepts no more: a field that one member of a union of
 * objects declares has that schema in all members, and null is no value of `Type.Unknown()`, since the server drops it.
 *
 * The rules are those of apiextensions-apiserver `pkg/apiserver/schema/validation.go` (structural schemas) and
 * `pkg/apis/apiextensions/validation/validation.go`. Those for the root of a CustomResourceDefinition are not applied: the
 * schema may be that of a field.
 */
export function lower(schema: unknown, options: LowerOptions = {}): Lowered {
  const { path = [] } = options
  const lowering = new Lowering(lowerSchema)
  try {
    const root = rootPlace(path)
    const draft = lowering.descend(schema, root)
    const whole = draft === undefined ? undefined : complete(draft, root, lowering)
    if (whole !== undefined && lowering.errors === 0) return { ok: true, schema: whole, issues: lowering.issues }
    return { ok: false, issues: lowering.issues }
  } catch (error) {
    // Reading a property may run the caller's code: a getter that throws makes the schema unreadable, not the program wrong.
    return { ok: false, issues: [...lowering.issues, unreadable(path, error)] }
  }
}

function unreadable(path: Path, error: unknown): Issue {
  const field = fieldOf(path)
  const actual = error instanceof Error ? error.message : String(error)
  const message = `${field === '' ? 'the schema' : field}: it cannot be read: ${actual}.`
  return {
    code: 'FieldValueInvalid',
    severity: 'error',
    path,
    field,
    message,
    expected: 'plain JSON',
    actual,
    fix: 'pass an object that JSON.stringify can write',
  }
}
