import { type CustomResourceDefinition, decodeDocument } from '@kindbox/crd'
import type { StructuralSchema } from '@kindbox/core'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ruleCase, type RuleCase } from './rule-case.ts'

/**
 * The rules of the definitions of a corpus, each with the first value that a manifest has for it. Rules that compare with an old value are left
 * out, as a create does not ask them.
 */
export function corpusRules(folder: string): RuleCase[] {
  const schemas = new Map<string, StructuralSchema>()
  for (const file of readdirSync(join(folder, 'crds'))) {
    const { spec } = JSON.parse(readFileSync(join(folder, 'crds', file), 'utf8')) as CustomResourceDefinition
    for (const { name, schema } of spec.versions) schemas.set(`${spec.group}/${name} ${spec.names.kind}`, schema?.openAPIV3Schema ?? {})
  }
  const found = new Map<string, RuleCase>()
  for (const file of readdirSync(join(folder, 'resources'))) {
    const decoded = decodeDocument(readFileSync(join(folder, 'resources', file), 'utf8'))
    if (!decoded.readable || !isObject(decoded.value)) continue
    const { value } = decoded
    const schema = schemas.get(`${String(value['apiVersion'])} ${String(value['kind'])}`)
    // Both sides get the value as JSON.
    if (schema !== undefined) collect(schema, JSON.parse(JSON.stringify(value, plainNumber)), found)
  }
  return [...found.values()]
}

function collect(schema: StructuralSchema, value: unknown, found: Map<string, RuleCase>): void {
  if (value === null || value === undefined) return
  for (const rule of schema['x-kubernetes-validations'] ?? []) {
    if (!found.has(rule.rule) && !/\boldSelf\b/.test(rule.rule)) found.set(rule.rule, ruleCase(rule, schema, value))
  }
  const { properties = {}, additionalProperties, items } = schema
  if (Array.isArray(value)) {
    if (items !== undefined) for (const item of value) collect(items, item, found)
  } else if (isObject(value)) {
    for (const [name, part] of Object.entries(value)) {
      const below = Object.hasOwn(properties, name) ? properties[name] : additionalProperties
      if (typeof below === 'object') collect(below, part, found)
    }
  }
}

function isObject(value: unknown): value is { readonly [field: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function plainNumber(_: string, part: unknown): unknown {
  return typeof part === 'bigint' ? Number(part) : part
}
