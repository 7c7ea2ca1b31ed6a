import { readFileSync } from 'node:fs'
import { structuralResource, validate, type AnyResource, type StructuralSchema } from '@kindbox/core'
import { decodeDocuments } from '@kindbox/crd'
import { beforeAll, describe, expect, test } from '@jest/globals'
import type { RecordedVerdict } from '../corpus.ts'
import { builtInResources } from './built-in-resources.ts'

const shared = process.env['KINDBOX_SHARED']
const title = 'built-in kinds agree with the real server'
const suite = shared === undefined ? describe.skip : describe

/** What the server takes although its own OpenAPI requires more: Go has a zero value for what is missing. */
const zeroValues: { readonly [id: string]: string } = {
  m00051: 'involvedObject',
  m00097: 'involvedObject',
  m00446: 'spec.versions[0].served',
}

/** Stored objects of which the corpus leaves out what is not the same each time, required or not. */
const incomplete = new Set(['SelfSubjectRulesReview'])

suite(shared === undefined ? `${title} (skipped: KINDBOX_SHARED names no folder with a corpus)` : title, () => {
  let verdicts: readonly RecordedVerdict[]
  let resources: ReadonlyMap<string, AnyResource>
  const resourceOf = ({ apiVersion, kind }: RecordedVerdict) => resources.get(`${apiVersion} ${kind}`)

  beforeAll(async () => {
    resources = new Map((await builtInResources()).map((resource) => [`${resource.apiVersion} ${resource.kind}`, resource]))
    const lines = readFileSync(`${shared}/corpus-builtin/verdicts.jsonl`, 'utf8').trimEnd().split('\n')
    verdicts = lines.map((line) => JSON.parse(line) as RecordedVerdict)
  })

  test('every kind that it serves is there', () => {
    const served = verdicts.filter(({ status }) => status === 201 || status === 422)
    expect(served.filter((verdict) => resourceOf(verdict) === undefined)).toEqual([])
  })

  test('what it accepted can be sent', () => {
    const accepted = verdicts.filter(({ status }) => status === 201)
    const found = Object.fromEntries(
      accepted.flatMap((verdict) => {
        const issues = validate(resourceOf(verdict)!, manifest(verdict.id), { mode: 'input', strict: true })
        return issues.length === 0 ? [] : [[verdict.id, issues.map(({ field }) => field).join(', ')]]
      }),
    )
    expect(accepted.length).toBeGreaterThan(2_000)
    expect(found).toEqual(zeroValues)
  })

  test('what it stored is an object of its kind', () => {
    const stored = verdicts.filter((verdict) => verdict.stored !== undefined && !incomplete.has(verdict.kind))
    const metadata = { name: 'a', uid: 'b' }
    const found = stored.flatMap((verdict) => {
      const issues = validate(resourceOf(verdict)!, { ...(verdict.stored as object), metadata })
      return issues.map(({ message }) => `${verdict.id} ${verdict.kind}: ${message}`)
    })
    expect(stored.length).toBeGreaterThan(2_000)
    expect(found).toEqual([])
  })

  test('what it could not decode cannot be sent, but for what only the text of the document tells', () => {
    const undecodable = verdicts.filter((verdict) => verdict.status === 400 && resourceOf(verdict) !== undefined)
    const untold = undecodable.filter(({ id }) => {
      const document = manifest(id)
      return (
        document !== undefined &&
        validate(resourceOf(verdicts.find((verdict) => verdict.id === id)!)!, document, { mode: 'input', strict: true }).length === 0
      )
    })
    expect(undecodable.length).toBeGreaterThan(300)
    expect(
      untold.filter(({ message = '' }) => !/key "[^"]*" already set/.test(message)).map(({ id, message }) => `${id} ${message}`),
    ).toEqual([])
  })

  test('closures find in every document what Ajv finds', () => {
    const both = new Map<AnyResource, { closures: AnyResource; ajv: AnyResource }>()
    let faults = 0
    for (const verdict of verdicts) {
      const resource = resourceOf(verdict)
      const document = manifest(verdict.id)
      // A schema that holds itself is none that Ajv could write code for.
      if (resource === undefined || document === undefined || resource.kind === 'CustomResourceDefinition') continue
      if (!both.has(resource)) {
        const schema = withoutGoTypes(resource.schema)
        const { builtIn: _, ...plain } = resource
        both.set(resource, { closures: structuralResource({ ...resource, schema }), ajv: structuralResource({ ...plain, schema }) })
      }
      const { closures, ajv } = both.get(resource)!
      const [found, expected] = [validate(closures, document), validate(ajv, document)].map((issues) =>
        issues.map(({ message }) => message).toSorted(),
      )
      faults += expected!.length
      expect({ id: verdict.id, found }).toEqual({ id: verdict.id, found: expected })
    }
    expect(faults).toBeGreaterThan(3_000)
  }, 120_000)

  /** The document as it was sent: the corpus had a name made for what has none. */
  function manifest(id: string): object | undefined {
    const [document] = decodeDocuments(readFileSync(`${shared}/corpus-builtin/resources/${id}.yaml`, 'utf8'))
    if (document?.readable !== true) return undefined
    const { metadata, ...object } = document.value as { metadata?: unknown }
    const named =
      typeof metadata !== 'object' || metadata === null || Array.isArray(metadata) || 'name' in metadata || 'generateName' in metadata
    return { ...object, metadata: named ? (metadata ?? { generateName: 'x-' }) : { generateName: 'x-', ...metadata } }
  }
})

/** The schema with anything in the places of the types that Ajv knows nothing of. */
function withoutGoTypes(schema: StructuralSchema): StructuralSchema {
  if (schema['x-kubernetes-int-or-string'] === true || ['byte', 'micro-time'].includes(schema.format ?? ''))
    return { 'x-kubernetes-preserve-unknown-fields': true }
  const { properties, items, additionalProperties } = schema
  return {
    ...schema,
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, withoutGoTypes(property)])),
    }),
    ...(items && { items: withoutGoTypes(items) }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: withoutGoTypes(additionalProperties) }),
  }
}
