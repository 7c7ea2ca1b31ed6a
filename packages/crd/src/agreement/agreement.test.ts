import { isDeepStrictEqual } from 'node:util'
import { structuralResource, validate, type AnyResource, type Issue, type StructuralSchema } from '@kindbox/core'
import { describe, expect, test } from '@jest/globals'
import type { CustomResourceDefinition } from '../custom-resource-definition.ts'
import { lint } from '../lint/lint.ts'
import { compileReview } from '../review/review.ts'
import { refusedByReviewAlone, refusedByValidateAlone } from './differences.fixture.ts'
import { Random } from './random.fixture.ts'
import { randomSchema, randomValue } from './structural.fixture.ts'

// `validate` (Ajv) against `review` (the server's pipeline) on schemas and objects that nobody thought of. A failure names its seed; for more
// seeds set KINDBOX_AGREEMENT_SEEDS to their number.

const seeds = Array.from({ length: Number(process.env['KINDBOX_AGREEMENT_SEEDS'] ?? 8) }, (_, seed) => ({ seed }))
const names = { kind: 'Foo', plural: 'foos', singular: 'foo', listKind: 'FooList' }

describe('validate and review agree', () => {
  test.each(seeds)('seed $seed', ({ seed }) => {
    const random = new Random(seed)
    const counts = { accepted: 0, refused: 0 }
    for (let round = 0; round < 40; round++) {
      const spec = randomSchema(random, 3)
      const { definition, resource } = fooOf(spec)
      // What no server would install has no objects.
      if (lint(definition).some(({ severity }) => severity === 'error')) continue
      const review = compileReview(definition, 'v1')
      for (let sample = 0; sample < 8; sample++) {
        const document = { apiVersion: 'clux.dev/v1', kind: 'Foo', metadata: { name: 'foo' }, spec: randomValue(random, spec) }
        const context = JSON.stringify({ spec, document: document.spec })
        const verdict = review.create(document)
        const sent = validate(resource, document, { mode: 'input', strict: true })
        if (verdict.accepted) {
          counts.accepted++
          const stored = { ...verdict.stored, metadata: { ...(verdict.stored['metadata'] as object), uid: 'u' } }
          expect({ context, stored: unexplained(validate(resource, stored), stored) }).toEqual({ context, stored: [] })
          // What the server has changed it has not accepted as it is.
          if (!isDeepStrictEqual(verdict.stored['spec'], document.spec)) continue
          expect({ context, sent: unexplained(sent, document) }).toEqual({ context, sent: [] })
        } else {
          counts.refused++
          if (sent.length > 0) continue
          const findings = verdict.findings.filter((finding) => !refusedByReviewAlone.some(({ applies }) => applies(finding, document)))
          expect({ context, findings }).toEqual({ context, findings: [] })
        }
      }
    }
    expect(counts.accepted).toBeGreaterThan(40)
    expect(counts.refused).toBeGreaterThan(20)
  })
})

function unexplained(issues: readonly Issue[], document: unknown): string[] {
  return issues.filter((issue) => !refusedByValidateAlone.some(({ applies }) => applies(issue, document))).map(({ message }) => message)
}

function fooOf(spec: StructuralSchema): { definition: CustomResourceDefinition; resource: AnyResource } {
  const schema: StructuralSchema = { type: 'object', required: ['spec'], properties: { spec } }
  const resource = structuralResource({ group: 'clux.dev', version: 'v1', scope: 'Namespaced', ...names, schema })
  // By hand: `crd` throws where lint has something to say.
  const definition: CustomResourceDefinition = {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'foos.clux.dev' },
    spec: {
      group: 'clux.dev',
      scope: 'Namespaced',
      names,
      versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: schema } }],
    },
  }
  return { definition, resource }
}
