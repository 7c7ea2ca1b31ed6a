import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from '@jest/globals'
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
const suite = corpus === undefined ? describe.skip : describe
const verdicts = corpus === undefined ? [] : readVerdicts()
const why = corpus === undefined ? ' (skipped: KINDBOX_SHARED names no folder with a corpus)' : ''

suite.each([Certificate, HTTPRoute, ServiceMonitor])(`real manifests of a $kind${why}`, (resource) => {
  const decoded = verdicts
    .filter(isOf(resource))
    .map(withValue)
    .filter(({ value }) => value !== undefined)
  const accepted = decoded.filter(({ status }) => status === 201)
  const refused = decoded.filter(({ status }) => status !== 201)

  test('those that the server accepts fit the schema', () => {
    expect(accepted.length).toBeGreaterThan(0)
    expect(idsOf(accepted, ({ value }) => issuesOf(resource, value).length > 0)).toEqual([])
  })

  test('the server stores what our own definition makes of them', () => {
    const review = compileReview(crd(resource), resource.version)
    expect(idsOf(accepted, (manifest) => !storesTheSame(review, manifest))).toEqual([])
  })

  test('of the others, what does not fit is what it objects to by the schema; not by names, list types and CEL', () => {
    expect(
      idsOf(refused, (manifest) => {
        const found = issuesOf(resource, manifest.value).map(({ field }) => field)
        const named = causesOf(manifest, 'schema').map(({ field }) => field)
        return !isDeepStrictEqual(found.toSorted(), named.toSorted())
      }),
    ).toEqual([])
  })
})

function isOf(resource: Resource): (verdict: RecordedVerdict) => boolean {
  return ({ apiVersion, kind }) => apiVersion === resource.apiVersion && kind === resource.kind
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
  return isDeepStrictEqual(ours, theirs)
}

function idsOf(manifests: readonly Manifest[], wrong: (manifest: Manifest) => boolean): string[] {
  return manifests.filter(wrong).map(({ id }) => id)
}

function readVerdicts(): RecordedVerdict[] {
  const lines = readFileSync(join(corpus ?? '', 'verdicts.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
  return lines.map((line) => JSON.parse(line) as RecordedVerdict)
}

function withValue(verdict: RecordedVerdict): Manifest {
  const document = decodeDocument(readFileSync(join(corpus ?? '', 'resources', `${verdict.id}.yaml`), 'utf8'))
  return { ...verdict, value: document.readable ? (document.value as NonNullable<Manifest['value']>) : undefined }
}
