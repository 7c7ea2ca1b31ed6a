import { describe, expect, test } from '@jest/globals'
import type { StatusCause } from '@kindbox/core'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { CustomResourceDefinition } from '../custom-resource-definition.ts'
import { decodeDocument } from './decode/decode-documents.ts'
import { compileReview, type Review } from './review.ts'
import type { Accepted, Verdict } from './verdict.ts'

/** Agreement with a real API server's verdicts on manifests of public projects: `stored` of those that it took. */
const AGREED = { verdicts: 3732, accepted: 3732, causes: 3732, stored: 3354 }

const shared = process.env['KINDBOX_SHARED']

interface Recorded {
  readonly id: string
  readonly apiVersion: string
  readonly kind: string
  readonly status: number
  readonly causes?: readonly StatusCause[]
  readonly stored?: unknown
}

const suite = shared === undefined ? describe.skip : describe
const unset = shared === undefined ? ' (skipped: KINDBOX_SHARED names no folder with a corpus)' : ''

suite(`a corpus of public manifests${unset}`, () => {
  test('verdicts agree with the recorded ones', () => {
    const folder = join(shared ?? '', 'corpus')
    const reviews = compileReviews(join(folder, 'crds'))
    const agreed = { verdicts: 0, accepted: 0, causes: 0, stored: 0 }
    const stray: string[] = []
    for (const line of readFileSync(join(folder, 'verdicts.jsonl'), 'utf8').split('\n')) {
      if (line === '') continue
      const recorded = JSON.parse(line) as Recorded
      const review = reviews.get(`${recorded.apiVersion} ${recorded.kind}`)
      if (review === undefined) throw new Error(`${recorded.id}: no definition`)
      const text = readFileSync(join(folder, 'resources', `${recorded.id}.yaml`), 'utf8')
      const verdict = judge(review, text)
      const sameCauses = multiset(causesOf(verdict)) === multiset(recorded.causes ?? [])
      agreed.verdicts++
      if (verdict.accepted === (recorded.status === 201)) agreed.accepted++
      if (sameCauses) agreed.causes++
      if (verdict.accepted && recorded.status === 201 && isStored(verdict, recorded.stored ?? valueOf(text))) agreed.stored++
      if (!sameCauses) stray.push(recorded.id)
    }
    expect(stray).toEqual([])
    expect(agreed).toEqual(AGREED)
  })
})

function compileReviews(folder: string): ReadonlyMap<string, Review> {
  const reviews = new Map<string, Review>()
  for (const file of readdirSync(folder)) {
    const crd = JSON.parse(readFileSync(join(folder, file), 'utf8')) as CustomResourceDefinition
    for (const { name } of crd.spec.versions) reviews.set(`${crd.spec.group}/${name} ${crd.spec.names.kind}`, compileReview(crd, name))
  }
  return reviews
}

/** A manifest without any name was sent with a `generateName`. */
function judge(review: Review, text: string): Verdict {
  const options = { generateSuffix: () => 'abcde' }
  const value = valueOf(text) as { readonly metadata?: { readonly name?: string; readonly generateName?: string } } | null | undefined
  if (value == null || value.metadata?.name !== undefined || value.metadata?.generateName !== undefined)
    return review.createFromText(text, options)
  return review.create({ ...value, metadata: { ...value.metadata, generateName: 'x-' } }, options)
}

function causesOf(verdict: Verdict): readonly StatusCause[] {
  return verdict.accepted ? [] : (verdict.status.details?.causes ?? [])
}

function multiset(causes: readonly StatusCause[]): string {
  return causes
    .map(({ reason, field, message }) => JSON.stringify([reason, field, message]))
    .toSorted()
    .join('\n')
}

function valueOf(text: string): unknown {
  const document = decodeDocument(text)
  return document.readable ? document.value : undefined
}

/** Metadata is not recorded. */
function isStored({ stored }: Accepted, expected: unknown): boolean {
  return isDeepStrictEqual({ ...stored, metadata: null }, { ...(expected as object), metadata: null })
}
