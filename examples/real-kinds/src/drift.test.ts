import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import type { Resource, StructuralSchema } from '@kindbox/core'
import type { CustomResourceDefinition } from '@kindbox/crd'
import { Certificate } from './certificate.ts'
import { HTTPRoute } from './http-route.ts'
import { ServiceMonitor } from './service-monitor.ts'

const shared = process.env['KINDBOX_SHARED']
const suite = shared === undefined ? describe.skip : describe
const why = shared === undefined ? ' (skipped: KINDBOX_SHARED names no folder with a corpus)' : ''

suite(`what our schemas say otherwise than the published ones${why}`, () => {
  test.each<[Resource, readonly string[]]>([
    [HTTPRoute, []],
    // The types can rely on a spec.
    [Certificate, ['(root) required']],
    // A shorter pattern for the same quantities; and a string that has to be "Accepted" is not empty.
    [ServiceMonitor, ['spec.nativeHistogramMinBucketFactor pattern', 'status.bindings[].conditions[].type minLength']],
  ])('$kind', (resource, expected) => {
    const { kind, plural, group, version, schema } = resource
    const file = join(shared ?? '', 'corpus/crds', `${plural}.${group}.json`)
    const published: CustomResourceDefinition = JSON.parse(readFileSync(file, 'utf8'))
    const theirs = published.spec.versions.find(({ name }) => name === version)?.schema?.openAPIV3Schema
    expect({ kind, differences: theirs === undefined ? ['no schema'] : differences(theirs, schema, '') }).toEqual({
      kind,
      differences: expected,
    })
  })
})

function differences(theirs: StructuralSchema, ours: StructuralSchema, at: string): string[] {
  const { properties: theirProperties = {}, items: theirItems, additionalProperties: theirValues, ...theirKeywords } = comparable(theirs)
  const { properties: ourProperties = {}, items: ourItems, additionalProperties: ourValues, ...ourKeywords } = comparable(ours)
  const keywords = namesOf(theirKeywords, ourKeywords).filter((name) => !isDeepStrictEqual(theirKeywords[name], ourKeywords[name]))
  return [
    ...keywords.map((name) => `${at === '' ? '(root)' : at} ${name}`),
    ...namesOf(theirProperties, ourProperties).flatMap((name) => {
      return below(theirProperties[name], ourProperties[name], at === '' ? name : `${at}.${name}`)
    }),
    ...below(theirItems, ourItems, `${at}[]`),
    ...below(asSchema(theirValues), asSchema(ourValues), `${at}{}`),
  ]
}

function below(theirs: StructuralSchema | undefined, ours: StructuralSchema | undefined, at: string): string[] {
  if (theirs === undefined || ours === undefined)
    return theirs === ours ? [] : [`${at} ${theirs === undefined ? 'is not published' : 'is missing'}`]
  return differences(theirs, ours, at)
}

/**
 * A schema without what may be said in other ways: descriptions, CEL rules, the order of names, the alternatives that
 * int-or-string implies, and whether a field with a default is also required, since the server fills it in before it looks.
 */
function comparable(schema: StructuralSchema): StructuralSchema & { readonly [keyword: string]: unknown } {
  const { description: _, 'x-kubernetes-validations': __, anyOf, required = [], ...rest } = schema
  const needed = required.filter((name) => schema.properties?.[name]?.default === undefined).toSorted()
  return {
    ...rest,
    ...(schema.enum !== undefined && { enum: schema.enum.toSorted() }),
    ...(anyOf !== undefined && schema['x-kubernetes-int-or-string'] !== true && { anyOf }),
    ...(needed.length > 0 && { required: needed }),
  }
}

function asSchema(values: StructuralSchema | boolean | undefined): StructuralSchema | undefined {
  return typeof values === 'object' ? values : undefined
}

function namesOf(...objects: object[]): string[] {
  return [...new Set(objects.flatMap((object) => Object.keys(object)))].toSorted()
}
