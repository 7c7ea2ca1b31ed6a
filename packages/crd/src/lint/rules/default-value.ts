import type { Issue, StructuralSchema } from '@kindbox/core'
import { checkDefault, checkMetadataDefault, type SurroundingResource } from '../check-default.ts'
import { issueOf } from '../field-error.ts'
import type { Rule, SchemaContext } from '../rule.ts'
import { structuralForm } from '../structural-form.ts'
import { walk } from '../walk.ts'
import { child, type FieldPath, key } from '../../review/go/field-path.ts'

/** schema/defaulting/validation.go, ValidateDefaults; without the CEL rules that a default has to follow. */
export const defaultValue: Rule = {
  name: 'default-value',
  about: 'A default is what an object might contain: only known fields, of valid values, and with valid metadata where it is or has some.',
  *defaults({ schema, at }, { strictness }) {
    // Most schemas have few defaults or none, and looking for them is cheaper than bringing the schema into another form.
    if (!walk(schema, at).some((node) => node.schema.default !== undefined)) return
    const root = { ...structuralForm(schema), 'x-kubernetes-embedded-resource': true }
    yield* below(root, at, { schema: root, surround: (value) => value }, false, strictness)
  },
}

const META = ['metadata', 'apiVersion', 'kind']

function* below(
  schema: StructuralSchema,
  at: FieldPath,
  outer: SurroundingResource,
  outerMeta: boolean,
  strictness: SchemaContext['strictness'],
): Iterable<Issue> {
  const isResource = schema['x-kubernetes-embedded-resource'] === true
  const resource: SurroundingResource = isResource ? { schema, surround: (value) => value } : outer
  const insideMeta = outerMeta && !isResource
  if (schema.default !== undefined) {
    const place = child(at, 'default')
    const errors = insideMeta
      ? checkMetadataDefault(schema, place, resource)
      : checkDefault(schema, place, { pruned: strictness.prunedDefaults })
    for (const error of errors) yield issueOf(error)
  }
  // In a map the server does not look for defaults.
  if (schema.items !== undefined) {
    const around = { ...resource, surround: (value: unknown) => resource.surround([value]) }
    yield* below(schema.items, child(at, 'items'), around, insideMeta, strictness)
  }
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const around = { ...resource, surround: (value: unknown) => resource.surround({ [name]: value }) }
    const isMeta = insideMeta || (isResource && META.includes(name))
    yield* below(property, key(child(at, 'properties'), name), around, isMeta, strictness)
  }
}
