import type { CustomResourceConversion, CustomResourceDefinition } from '@kindbox/crd'
import { isRecord, type JsonRecord, setField } from '../decode/record.ts'

/** Fields of a schema that Go leaves out where they are false (apiextensions v1 types_jsonschema.go, `omitempty` without a pointer). */
const FALSE = [
  'nullable',
  'exclusiveMaximum',
  'exclusiveMinimum',
  'uniqueItems',
  'x-kubernetes-embedded-resource',
  'x-kubernetes-int-or-string',
]
const TEXTS = ['id', '$schema', 'description', 'type', 'format', 'title', 'pattern']
const LISTS = ['required', 'enum', 'allOf', 'oneOf', 'anyOf', 'x-kubernetes-list-map-keys', 'x-kubernetes-validations']
const RULE_TEXTS = ['message', 'messageExpression', 'fieldPath']
const SCHEMAS = ['properties', 'patternProperties', 'definitions']

/** A definition without what Go does not write because it has no value: `nullable: false`, `properties: {}`, `shortNames: []`. */
export function withoutGoOmitted(definition: CustomResourceDefinition): CustomResourceDefinition {
  const { spec } = definition
  const versions = spec.versions.map((version) => {
    const kept = omit(
      version as unknown as JsonRecord,
      ['deprecated'],
      ['deprecationWarning'],
      ['additionalPrinterColumns', 'selectableFields'],
    )
    const schema = version.schema?.openAPIV3Schema
    const columns = version.additionalPrinterColumns ?? []
    return {
      served: false,
      storage: false,
      ...kept,
      ...(schema !== undefined && { schema: { ...version.schema, openAPIV3Schema: withoutOmitted(schema) } }),
      ...(columns.length > 0 && { additionalPrinterColumns: columns.map(withoutDefaults) }),
    }
  })
  const names = omit(spec.names as unknown as JsonRecord, [], [], ['shortNames', 'categories'])
  const conversion = spec.conversion && withoutBundle(spec.conversion)
  return { ...definition, spec: { ...spec, names, versions, ...(conversion && { conversion }) } } as unknown as CustomResourceDefinition
}

function withoutBundle(conversion: CustomResourceConversion): object {
  const { webhook } = conversion
  if (webhook?.clientConfig === undefined) return conversion
  return { ...conversion, webhook: { ...webhook, clientConfig: omit(webhook.clientConfig as JsonRecord, [], ['caBundle'], []) } }
}

function withoutDefaults(column: object): object {
  const { priority, ...rest } = omit(column as JsonRecord, [], ['format', 'description'], [])
  return priority === undefined || priority === 0 ? rest : { ...rest, priority }
}

function withoutOmitted(schema: unknown): unknown {
  if (!isRecord(schema)) return schema
  const made: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(omit(schema, FALSE, TEXTS, LISTS))) {
    if (SCHEMAS.includes(name) && isRecord(value)) {
      if (Object.keys(value).length > 0) made[name] = mapped(value)
    } else if (['items', 'additionalProperties', 'additionalItems', 'not'].includes(name)) made[name] = withoutOmitted(value)
    else if (['allOf', 'oneOf', 'anyOf'].includes(name) && Array.isArray(value)) made[name] = value.map(withoutOmitted)
    else if (name === 'x-kubernetes-validations' && Array.isArray(value))
      made[name] = value.map((rule) => omit(rule as JsonRecord, [], RULE_TEXTS, []))
    else if (name === 'externalDocs' && isRecord(value)) made[name] = omit(value, [], ['description', 'url'], [])
    else setField(made, name, value)
  }
  return made
}

function mapped(schemas: JsonRecord): JsonRecord {
  const made: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(schemas)) setField(made, name, withoutOmitted(schema))
  return made
}

function omit(value: JsonRecord, booleans: readonly string[], texts: readonly string[], lists: readonly string[]): JsonRecord {
  const kept = Object.entries(value).filter(
    ([name, field]) =>
      !(
        field === null ||
        (field === false && booleans.includes(name)) ||
        (field === '' && texts.includes(name)) ||
        (Array.isArray(field) && field.length === 0 && lists.includes(name))
      ),
  )
  const made: Record<string, unknown> = {}
  for (const [name, field] of kept) setField(made, name, field)
  return made
}
