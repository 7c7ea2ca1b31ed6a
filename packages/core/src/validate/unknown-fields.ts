import type { Issue, Path } from '../issue.ts'
import type { StructuralSchema } from '../structural-schema.ts'
import { MAX_ISSUES, makeIssue, naming } from './make-issue.ts'
import { inputObjectMeta } from './object-meta-schema.ts'

/** Arrays in arrays where no schema expects any can be of any depth, and so can what fits a schema that holds itself. */
const MAX_DEPTH = 500

type Report = (path: Path) => void

/**
 * The fields that the server would drop on decoding (apiextensions-apiserver schema/pruning/algorithm.go), as it would report
 * them under `fieldValidation=Strict`. Of metadata, at the root and in embedded resources, it knows the fields of ObjectMeta
 * whatever the schema says. At most 1,000.
 *
 * @param plain whether the root is no object with metadata, but what the schema says of it and nothing else
 */
export function unknownFields(value: unknown, schema: StructuralSchema, plain: boolean = false): Issue[] {
  const issues: Issue[] = []
  walk(value, plain ? schema : { ...schema, 'x-kubernetes-embedded-resource': true }, [], (path) => {
    if (issues.length === MAX_ISSUES) return
    issues.push(
      makeIssue('UnknownField', path, `${naming(path)} is unknown to the schema, so the server would drop it.`, 'nothing', 'a field'),
    )
  })
  return issues
}

function walk(value: unknown, schema: StructuralSchema | undefined, path: Path, report: Report): void {
  if (typeof value !== 'object' || value === null || path.length > 2 * MAX_DEPTH) return
  if (Array.isArray(value)) {
    const items = itemSchema(schema)
    if (path.length <= MAX_DEPTH) value.forEach((item, index) => walk(item, items, [...path, index], report))
    return
  }
  const embedded = schema?.['x-kubernetes-embedded-resource'] === true
  for (const [name, field] of Object.entries(value)) {
    if (field === undefined) continue
    const at = [...path, name]
    if (embedded && name === 'metadata') walk(field, inputObjectMeta, at, report)
    else if (!(embedded && (name === 'apiVersion' || name === 'kind'))) walkField(name, field, schema, at, report)
  }
}

function walkField(name: string, field: unknown, schema: StructuralSchema | undefined, at: Path, report: Report): void {
  const { properties = {}, additionalProperties } = schema ?? {}
  if (Object.hasOwn(properties, name)) walk(field, properties[name], at, report)
  else if (typeof additionalProperties === 'object') walk(field, additionalProperties, at, report)
  // Any value may stand under `additionalProperties: true`, but of an object there nothing is known, and nothing kept.
  else if (additionalProperties === true) walk(field, undefined, at, report)
  else if (additionalProperties === false || schema?.['x-kubernetes-preserve-unknown-fields'] !== true) report(at)
}

/** What is preserved of an array is preserved of its items. */
function itemSchema(schema: StructuralSchema | undefined): StructuralSchema | undefined {
  const { items } = schema ?? {}
  return schema?.['x-kubernetes-preserve-unknown-fields'] === true ? { ...items, 'x-kubernetes-preserve-unknown-fields': true } : items
}
