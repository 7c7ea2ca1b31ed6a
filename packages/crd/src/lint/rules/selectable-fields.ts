import { goQuote } from '@kindbox/core'
import type { Issue } from '@kindbox/core'
import { conversionProblem } from '../conversion-problem.ts'
import type { DecodedSchema, DecodedSelectableField } from '../decode/decoded-crd.ts'
import { type Document, type Placed, placed } from '../document.ts'
import { duplicate, invalid, required, tooMany, unanswered } from '../field-error.ts'
import { resolveSchemaPath } from '../resolve-schema-path.ts'
import type { LintContext, Rule } from '../rule.ts'
import { walk } from '../walk.ts'
import { child, index, type FieldPath } from '../../review/go/field-path.ts'

/** validation.go, ValidateCustomResourceSelectableFields. */
export const selectableFields: Rule = {
  name: 'selectable-fields',
  about:
    'Lists can be narrowed by at most eight fields, each a string, boolean or integer of the schema outside of metadata, and given once.',
  *document(document, context) {
    for (const selection of placed(document, 'selectableFields')) {
      if (selection.part.length > 0) yield* problems(selection, context)
    }
  },
}

const MOST = 8

function* problems(selection: Placed<readonly DecodedSelectableField[]>, context: LintContext): Iterable<Issue> {
  const { part: fields, at, owner, version } = selection
  // Only what stands at the same place is looked at, though the schema may be shared while the fields are not.
  const schema = owner.schema?.openAPIV3Schema
  if (owner.schema === undefined || (version !== undefined && schema === undefined)) {
    yield invalid(at, '""', version === undefined ? 'may only be set when validations.schema is included' : UNSHARED)
    return
  }
  const problem = schema === undefined ? undefined : conversionProblem(walk(schema, at))
  if (problem !== undefined) {
    yield invalid({ ...at, text: at.text.replace(/selectableFields$/, 'schema.openAPIV3Schema') }, '""', problem)
  }
  const known = problem === undefined ? schema : undefined
  const seen = new Set<string>()
  for (const [i, { jsonPath }] of fields.entries()) yield* fieldProblems(jsonPath, child(index(at, i), 'jsonPath'), known, seen)
  if (seen.size > MOST && !hadTooMany(selection, context.old)) yield tooMany(at, seen.size, MOST)
}

/** The server's text says the contrary of what it means. */
const UNSHARED = 'may only be set when `version.schema.openAPIV3Schema` is not included'

function* fieldProblems(path: string | undefined, at: FieldPath, schema: DecodedSchema | undefined, seen: Set<string>): Iterable<Issue> {
  if (path === undefined) {
    yield required(at)
    return
  }
  const field = resolveSchemaPath(path, schema, { brackets: false })
  if ('problem' in field) {
    if (field.panics) yield unanswered(at, 'the schema in which it looks for the field could not be converted, or there is none')
    else yield invalid(at, goQuote(path), `is an invalid path: ${field.problem}`)
    return
  }
  if (field.names[0] === 'metadata') yield invalid(at, goQuote(path), 'must not point to fields in metadata')
  if (!['string', 'boolean', 'integer'].includes(field.schema?.type ?? '')) {
    const detail = 'must point to a field of type string, boolean or integer. Enum string fields and strings with formats are allowed.'
    yield invalid(at, goQuote(path), detail)
  }
  if (seen.has(field.text)) yield duplicate(at, goQuote(path))
  seen.add(field.text)
}

/** Too many that have been there, at the same place, may stay until somebody touches them (findTooManySelectableFieldsAllowed). */
function hadTooMany({ part, version }: Placed<readonly DecodedSelectableField[]>, old: Document | undefined): boolean {
  const owner = version === undefined ? old : old?.versions.find(({ name = '' }) => name === version)
  const before = owner?.selectableFields ?? []
  return before.length > MOST && before.length === part.length && before.every(({ jsonPath }, i) => jsonPath === part[i]!.jsonPath)
}
