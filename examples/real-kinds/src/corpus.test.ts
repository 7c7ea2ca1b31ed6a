import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { validate, type Resource, type StatusCause } from '@kindbox/core'
import { compileReview, crd, decodeDocument, type CustomResourceDefinition, type Review } from '@kindbox/crd'
import { Certificate } from './certificate.ts'
import { HTTPRoute } from './http-route.ts'
import { ServiceMonitor } from './service-monitor.ts'

interface RecordedVerdict {
  readonly id: string
  readonly apiVersion: string
  readonly kind: string
  readonly status: number
  readonly causes?: readonly StatusCause[]
  readonly stored?: { readonly [field: string]: unknown }
}

interface Manifest extends RecordedVerdict {
  /** Undefined where the text cannot be decoded. */
  readonly value: { readonly [field: string]: unknown } | undefined
}

const shared = process.env['KINDBOX_SHARED']
const corpus = shared === undefined ? undefined : join(shared, 'corpus')
const missing = corpus === undefined ? 'KINDBOX_SHARED is not set' : existsSync(corpus) ? undefined : 'KINDBOX_SHARED has no corpus'
const verdicts = missing === undefined ? readVerdicts() : []

for (const resource of [Certificate, HTTPRoute, ServiceMonitor]) {
  const { kind } = resource
  if (missing !== undefined) test.skip(`${kind}: real manifests (${missing})`, () => {})
  else {
    const manifests = verdicts.filter((verdict) => verdict.kind === kind && verdict.apiVersion === resource.apiVersion).map(withValue)
    const decoded = manifests.filter(({ value }) => value !== undefined)
    const accepted = decoded.filter(({ status }) => status === 201)
    const refused = decoded.filter(({ status }) => status !== 201)
    const schemaRefused = refused.filter((manifest) => causesOf(manifest, 'schema').length > 0)
    const otherRefused = refused.filter((manifest) => !schemaRefused.includes(manifest))

    test(`${kind}: the ${accepted.length} accepted ones fit the schema`, () => {
      expect(accepted.length).toBeGreaterThan(0)
      expect(idsOf(accepted, ({ value }) => issuesOf(resource, value).length > 0)).toEqual([])
    })

    test(`${kind}: of the ${accepted.length} accepted ones the server stores what our own definition makes of them`, () => {
      const review = compileReview(crd(resource), resource.version)
      expect(idsOf(accepted, (manifest) => !storesTheSame(review, manifest))).toEqual([])
    })

    const named = (manifest: Manifest) => causesOf(manifest, 'schema').map(({ field }) => field)
    testSome(`${kind}: the % refused for schema reasons do not fit, in the fields that the server names`, schemaRefused, (manifest) => {
      const found = issuesOf(resource, manifest.value).map(({ field }) => field)
      return JSON.stringify(found.toSorted()) !== JSON.stringify(named(manifest).toSorted())
    })

    testSome(`${kind}: the % refused for other reasons only fit (${rulesOf(otherRefused)})`, otherRefused, ({ value }) => {
      return issuesOf(resource, value).length > 0
    })
  }
}

/** A test of all manifests, where there are any, that none of them is wrong; `%` in the title is their number. */
function testSome(title: string, manifests: readonly Manifest[], wrong: (manifest: Manifest) => boolean): void {
  if (manifests.length > 0) test(title.replace('%', String(manifests.length)), () => expect(idsOf(manifests, wrong)).toEqual([]))
}

type RuleKind = 'schema' | 'name' | 'list type' | 'CEL' | 'none'

function causesOf({ kind, causes = [] }: RecordedVerdict, rule: RuleKind): readonly StatusCause[] {
  return causes.filter((cause) => ruleKind(cause, kind) === rule)
}

/** Which of the server's rules gave a cause: only those of the schema are the validator's to know. */
function ruleKind({ field = '', message = '', reason }: StatusCause, kind: string): RuleKind {
  // That CEL rules were left out because of the other causes.
  if (field === '<nil>') return 'none'
  if (field.startsWith('metadata.')) return 'name'
  if (reason === 'FieldValueDuplicate') return 'list type'
  const text = message.replace(/^Invalid value: /, '')
  if (celMessages(kind).has(text)) return 'CEL'
  return 'schema'
}

/** The messages of all CEL rules in the published definition of a kind. */
function celMessages(kind: string): ReadonlySet<string> {
  const resource = [Certificate, HTTPRoute, ServiceMonitor].find((each) => each.kind === kind)
  const file = join(corpus ?? '', 'crds', `${resource?.plural}.${resource?.group}.json`)
  const definition: CustomResourceDefinition = JSON.parse(readFileSync(file, 'utf8'))
  const messages = new Set<string>()
  JSON.stringify(definition, (key, value: unknown) => {
    if (key === 'x-kubernetes-validations') for (const { message } of value as { message: string }[]) messages.add(message)
    return value
  })
  return messages
}

function rulesOf(manifests: readonly Manifest[]): string {
  const kinds = manifests.flatMap(({ kind, causes = [] }) => causes.map((cause) => ruleKind(cause, kind)))
  return [...new Set(kinds)].filter((rule) => rule !== 'none').toSorted().join(', ')
}

/** The status is left out: the server drops it on creation, before it validates. */
function issuesOf(resource: Resource, value: Manifest['value']) {
  const { status: _, ...object } = value ?? {}
  return validate(resource, object, { mode: 'input', strict: true })
}

function storesTheSame(review: Review, { value, stored }: Manifest): boolean {
  const verdict = review.create(value)
  if (!verdict.accepted) return false
  const { metadata: _, ...ours } = verdict.stored
  const { metadata: __, ...theirs } = stored ?? value ?? {}
  return JSON.stringify(sorted(ours)) === JSON.stringify(sorted(theirs))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, sorted(each)]))
}

function idsOf(manifests: readonly Manifest[], wrong: (manifest: Manifest) => boolean): string[] {
  return manifests.filter(wrong).map(({ id }) => id)
}

function readVerdicts(): RecordedVerdict[] {
  const lines = readFileSync(join(corpus ?? '', 'verdicts.jsonl'), 'utf8').trimEnd().split('\n')
  return lines.map((line) => JSON.parse(line) as RecordedVerdict)
}

function withValue(verdict: RecordedVerdict): Manifest {
  const document = decodeDocument(readFileSync(join(corpus ?? '', 'resources', `${verdict.id}.yaml`), 'utf8'))
  return { ...verdict, value: document.readable ? (document.value as NonNullable<Manifest['value']>) : undefined }
}
