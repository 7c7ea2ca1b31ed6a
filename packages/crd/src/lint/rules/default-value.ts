import type { Issue, StructuralSchema } from '@kindbox/core'
import { checkDefault, checkMetadataDefault, type DefaultOptions, type SurroundingResource } from '../check-default.ts'
import { issueOf } from '../field-error.ts'
import type { Rule } from '../rule.ts'
import { structuralForm } from '../structural-form.ts'
import { child, type FieldPath, key } from '../../review/go/field-path.ts'
import { OBJECT_BUDGET } from '../../review/rules/rule-run.ts'

/** schema/defaulting/validation.go, ValidateDefaults. */
export const defaultValue: Rule = {
  name: 'default-value',
  about: 'A default is what an object might contain: only known fields, of valid values, and with valid metadata where it is or has some.',
  *defaults({ schema, at }, { nodes, strictness }) {
    // Most schemas have few defaults or none, and looking for them is cheaper than bringing the schema into another form.
    if (!nodes.some((node) => node.schema.default !== undefined)) return
    const root = { ...structuralForm(schema), 'x-kubernetes-embedded-resource': true }
    const around = { resource: { schema: root, surround: (value: unknown) => value }, insideMeta: false }
    yield* below(root, at, around, { pruned: strictness.prunedDefaults, budget: { left: OBJECT_BUDGET } })
  },
}

const META = ['metadata', 'apiVersion', 'kind']

interface Surroundings {
  readonly resource: SurroundingResource
  readonly insideMeta: boolean
}

function* below(schema: StructuralSchema, at: FieldPath, around: Surroundings, options: DefaultOptions): Iterable<Issue> {
  const isResource = schema['x-kubernetes-embedded-resource'] === true
  const resource: SurroundingResource = isResource ? { schema, surround: (value) => value } : around.resource
  const insideMeta = around.insideMeta && !isResource
  if (schema.default !== undefined) {
    const place = child(at, 'default')
    const errors = insideMeta ? checkMetadataDefault(schema, place, resource, options.budget) : checkDefault(schema, place, options)
    for (const error of errors) yield issueOf(error)
  }
  if (options.budget.left < 0) return
  // In a map the server does not look for defaults.
  if (schema.items !== undefined) {
    const inside = { ...resource, surround: (value: unknown) => resource.surround([value]) }
    yield* below(schema.items, child(at, 'items'), { resource: inside, insideMeta }, options)
  }
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    if (options.budget.left < 0) return
    const inside = { ...resource, surround: (value: unknown) => resource.surround({ [name]: value }) }
    const isMeta = insideMeta || (isResource && META.includes(name))
    yield* below(property, key(child(at, 'properties'), name), { resource: inside, insideMeta: isMeta }, options)
  }
}
