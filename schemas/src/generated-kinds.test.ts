import { readdirSync, readFileSync } from 'node:fs'
import { validate, type Kind, type Resource, type StructuralSchema } from '@kindbox/core'
import { beforeAll, describe, expect, test } from '@jest/globals'

const folder = new URL('generated/', import.meta.url)

const modules = readdirSync(new URL('kinds/', folder)).flatMap((group) =>
  readdirSync(new URL(`kinds/${group}/`, folder)).map((file) => `${group}/${file.replace('.ts', '')}`),
)

const loaded = new Map<string, { readonly [name: string]: Kind }>()
beforeAll(async () => {
  for (const module of modules) loaded.set(module, (await import(`./generated/kinds/${module}.ts`)) as { readonly [name: string]: Kind })
})

describe.each(modules)('%s', (module) => {
  const [group = '', version = ''] = module.split('/')
  const apiVersion = group === 'core' || group === 'meta' ? version : module

  test('every export is a kind under its own name, in this version', () => {
    for (const [name, kind] of Object.entries(loaded.get(module)!)) {
      expect(kind).toMatchObject({ kind: name, apiVersion, builtIn: true })
      if (isResource(kind)) expect(kind.listKind).toBe(`${name}List`)
    }
  })

  test('an object with every field is valid, and is none once a field is of another type', () => {
    for (const kind of Object.values(loaded.get(module)!)) {
      const whole = fullDocument(kind)
      expect(validate(kind, whole, { strict: true })).toEqual([])
      expect(validate(kind, whole, { mode: 'input', strict: true })).toEqual([])
      for (const field of Object.keys(whole)) {
        if (isAnything(kind.schema.properties?.[field])) continue
        expect({ kind: kind.kind, field, issues: validate(kind, { ...whole, [field]: Symbol.iterator }).length }).not.toMatchObject({
          issues: 0,
        })
      }
    }
  })

  test('loads no kinds of other groups', () => {
    const text = readFileSync(new URL(`kinds/${module}.ts`, folder), 'utf8')
    const imports = [...text.matchAll(/^import (type )?.* from '(.*)'$/gm)].flatMap(([, type, from]) => (type === undefined ? [from] : []))
    expect(imports.filter((from) => !['@kindbox/core', '../../../built-in.ts', `../../data/${module}.ts`].includes(from!))).toEqual([])
  })
})

test('what is loaded with a group is the data that its schemas refer to', () => {
  const data = (module: string) =>
    [...readFileSync(new URL(`data/${module}.ts`, folder), 'utf8').matchAll(/from '\.\.\/(\w.*)\.ts'/g)].map((match) => match[1])
  expect(data('core/v1')).toEqual(['meta/v1'])
  expect(data('batch/v1')).toEqual(['core/v1', 'meta/v1'])
  expect(data('rbac.authorization.k8s.io/v1')).toEqual(['meta/v1'])
  expect(data('meta/v1')).toEqual([])
})

function isResource(kind: Kind): kind is Resource {
  return 'plural' in kind
}

/** A document of a kind in which every field that its schema has is set, once. */
function fullDocument(kind: Kind): { readonly [field: string]: unknown } {
  const made = { ...(full(kind.schema, new Set()) as object), apiVersion: kind.apiVersion, kind: kind.kind }
  if (kind.items !== undefined) return { ...made, items: [fullDocument(kind.items)] }
  return isResource(kind) ? { ...made, metadata: { name: 'a', uid: 'b' } } : made
}

function full(schema: StructuralSchema, within: ReadonlySet<StructuralSchema>): unknown {
  const { type, format = '', properties = {}, items, additionalProperties } = schema
  if (schema.enum !== undefined) return schema.enum[0]
  if (Object.hasOwn(samples, format)) return samples[format]
  // A schema that holds itself is not entered twice.
  const inside = new Set([...within, schema])
  const enter = (inner: StructuralSchema) => !inside.has(inner)
  switch (type) {
    case 'object': {
      const fields = Object.entries(properties).flatMap(([name, property]) => (enter(property) ? [[name, full(property, inside)]] : []))
      const other =
        typeof additionalProperties === 'object' && enter(additionalProperties) ? { key: full(additionalProperties, inside) } : {}
      return { ...Object.fromEntries(fields), ...other }
    }
    case 'array':
      return items !== undefined && enter(items) ? [full(items, inside)] : []
    case 'integer':
      return 1
    case 'number':
      return 1.5
    case 'boolean':
      return true
    case 'string':
      return 'a'
    default:
      return { any: ['thing'] }
  }
}

const samples: { readonly [format: string]: unknown } = {
  'date-time': '2026-01-02T03:04:05Z',
  'micro-time': '2026-01-02T03:04:05.678901Z',
  byte: 'YQ==',
  quantity: 0.5,
  'int-or-string': '25%',
}

function isAnything(schema: StructuralSchema | undefined): boolean {
  return schema?.['x-kubernetes-preserve-unknown-fields'] === true && schema.type === undefined
}
