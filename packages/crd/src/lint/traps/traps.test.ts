import { describe, expect, test } from '@jest/globals'
import { fooCrd, fooVersion, withField, withRoot } from '../foo-crd.fixture.ts'
import { lint, lintWith } from '../lint.ts'
import type { Rule } from '../rule.ts'
import { columnPath } from './column-path.ts'
import { impossibleBounds } from './impossible-bounds.ts'
import { impossibleEnum } from './impossible-enum.ts'
import { namedItems } from './named-items.ts'
import { openStatus } from './open-status.ts'
import { requiredStatus } from './required-status.ts'
import { requiredUnknown } from './required-unknown.ts'
import { scaleReplicas } from './scale-replicas.ts'
import { traps } from './traps.ts'
import { unboundedRules } from './unbounded-rules.ts'

const SCHEMA = 'spec.versions[0].schema.openAPIV3Schema'
const FIELD = `${SCHEMA}.properties.spec.properties.a`

const status = { subresources: { status: {} } }
const statusSchema = { type: 'object', properties: { status: { type: 'object', properties: { ready: { type: 'boolean' } } } } }
const rule = [{ rule: 'self.b > 0' }]
const ruled = { type: 'object', properties: { b: { type: 'integer' } }, 'x-kubernetes-validations': rule }
const condition = { type: 'object', required: ['type', 'status'], properties: { type: { type: 'string' }, status: { type: 'string' } } }
const named = { type: 'object', required: ['name'], properties: { name: { type: 'string' } } }

function scaled(replicas: object | undefined, spec: object = {}) {
  const properties = replicas === undefined ? {} : { replicas }
  const specReplicasPath = '.spec.replicas'
  return withRoot(
    {
      type: 'object',
      required: ['spec'],
      properties: {
        spec: { type: 'object', properties, ...spec },
        status: { type: 'object', properties: { replicas: { type: 'integer' } } },
      },
    },
    { subresources: { status: {}, scale: { specReplicasPath, statusReplicasPath: '.status.replicas' } } },
  )
}

function column(jsonPath: string) {
  return withRoot(
    {
      type: 'object',
      properties: {
        spec: {
          type: 'object',
          properties: { a: { type: 'string' }, any: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
        },
      },
    },
    { additionalPrinterColumns: [{ name: 'A', type: 'string', jsonPath }] },
  )
}

describe.each<{ rule: Rule; good: readonly object[]; bad: readonly (readonly [crd: object, ...fields: string[]])[] }>([
  {
    rule: requiredStatus,
    good: [withRoot({ ...statusSchema, required: ['status'] }), withRoot({ ...statusSchema, required: ['spec'] }, status)],
    bad: [[withRoot({ ...statusSchema, required: ['status'] }, status), `${SCHEMA}.required`]],
  },
  {
    rule: requiredUnknown,
    good: [
      withField({ type: 'object', required: ['b'], properties: { b: { type: 'string' } } }),
      withField({ type: 'object', required: ['b'], 'x-kubernetes-preserve-unknown-fields': true }),
      withField({ type: 'object', required: ['b'], additionalProperties: { type: 'string' } }),
      withField({ type: 'object', required: ['b'], additionalProperties: true }),
      withRoot({ type: 'object', required: ['metadata'] }),
    ],
    bad: [
      [withField({ type: 'object', required: ['b'], additionalProperties: false }), `${FIELD}.required[0]`],
      [withField({ type: 'object', required: ['b', 'c'], properties: { b: { type: 'string' } } }), `${FIELD}.required[1]`],
      [withRoot({ type: 'object', required: ['spec'] }), `${SCHEMA}.required[0]`],
    ],
  },
  {
    rule: impossibleBounds,
    good: [
      withField({ type: 'integer', minimum: 1, maximum: 1 }),
      withField({ type: 'string', minLength: 1 }),
      withField({ type: 'number', minimum: 1, maximum: 2, exclusiveMaximum: true }),
      withField({ type: 'integer', minLength: 3, maxLength: 2 }),
      withField({ type: 'integer', not: { minimum: 2, maximum: 1 } }),
      withField({ 'x-kubernetes-int-or-string': true, minLength: 3, maxLength: 2 }),
    ],
    bad: [
      [withField({ type: 'integer', minimum: 2, maximum: 1 }), `${FIELD}.minimum`],
      [withField({ type: 'integer', minimum: 1, maximum: 1, exclusiveMinimum: true }), `${FIELD}.minimum`],
      [withField({ type: 'string', minLength: 3, maxLength: 2 }), `${FIELD}.minLength`],
      [withField({ type: 'array', items: { type: 'string' }, minItems: 3, maxItems: 2 }), `${FIELD}.minItems`],
      [withField({ type: 'object', minProperties: 3, maxProperties: 2 }), `${FIELD}.minProperties`],
    ],
  },
  {
    rule: impossibleEnum,
    good: [
      withField({ type: 'string', enum: ['a'] }),
      withField({ type: 'integer', enum: [1, 2, 9007199254740993n] }),
      withField({ type: 'string', nullable: true, enum: [] }),
    ],
    bad: [
      [withField({ type: 'string', enum: ['a', 1] }), `${FIELD}.enum[1]`],
      [withField({ type: 'integer', enum: ['1'] }), `${FIELD}.enum[0]`],
      [withField({ type: 'string', enum: ['a', null] }), `${FIELD}.enum[1]`],
      [withField({ type: 'string', nullable: true, enum: ['a'] }), `${FIELD}.enum`],
      [withField({ type: 'string', nullable: true, enum: ['a', null] }), `${FIELD}.enum`],
    ],
  },
  {
    rule: columnPath,
    good: [
      column('.spec.a'),
      column('.metadata.creationTimestamp'),
      column('.spec.any.thing'),
      column('.status.conditions[?(@.type=="Ready")].status'),
    ],
    bad: [
      [column('.spec.b'), 'spec.versions[0].additionalPrinterColumns[0].jsonPath'],
      [column('.status.b'), 'spec.versions[0].additionalPrinterColumns[0].jsonPath'],
    ],
  },
  {
    rule: scaleReplicas,
    good: [
      scaled({ type: 'integer', default: 1 }),
      scaled({ type: 'integer' }, { required: ['replicas'] }),
      scaled(undefined, { 'x-kubernetes-preserve-unknown-fields': true }),
      withField({ type: 'string' }),
    ],
    bad: [
      [scaled({ type: 'integer' }), 'spec.versions[0].subresources.scale.specReplicasPath'],
      [scaled(undefined), 'spec.versions[0].subresources.scale.specReplicasPath'],
    ],
  },
  {
    rule: openStatus,
    good: [withRoot(statusSchema, status), withField({ type: 'string' })],
    bad: [[withRoot(statusSchema), `${SCHEMA}.properties.status`]],
  },
  {
    rule: unboundedRules,
    good: [
      withField({ type: 'array', items: ruled, maxItems: 10 }),
      withField({ type: 'array', items: { type: 'string' } }),
      withField({ type: 'object', additionalProperties: ruled, maxProperties: 10 }),
    ],
    bad: [
      [withField({ type: 'array', items: ruled }), `${FIELD}.maxItems`],
      [withField({ type: 'object', additionalProperties: { type: 'object', properties: { c: ruled } } }), `${FIELD}.maxProperties`],
    ],
  },
  {
    rule: namedItems,
    good: [
      withField({ type: 'array', items: named, 'x-kubernetes-list-type': 'atomic' }),
      withField({ type: 'array', items: { type: 'string' } }),
      withField({ type: 'array', items: { ...named, required: [] } }),
      // The server would not take the name as a key, or two items may have one name.
      withField({ type: 'array', items: { ...named, nullable: true } }),
      withField({ type: 'array', items: { ...named, properties: { name: { type: 'string', nullable: true } } } }),
      withField({ type: 'array', items: { ...named, properties: { name: { type: 'string' }, namespace: { type: 'string' } } } }),
      withField({ type: 'array', items: { ...named, properties: { name: { type: 'string' }, value: { type: 'string' } } } }),
      withField({ type: 'array', items: { type: 'object', required: ['type'], properties: { type: { type: 'string' } } } }),
    ],
    bad: [
      [withField({ type: 'array', items: condition }), `${FIELD}.x-kubernetes-list-type`],
      [withField({ type: 'array', items: named }), `${FIELD}.x-kubernetes-list-type`],
      [
        withField({ type: 'object', properties: { b: { type: 'array', items: named }, c: { type: 'array', items: named } } }),
        `${FIELD}.properties.b.x-kubernetes-list-type`,
      ],
    ],
  },
])('$rule.name', ({ rule: trap, good, bad }) => {
  test.each(good.map((crd) => ({ crd })))('says nothing of $crd', ({ crd }) => {
    expect(lintWith([trap], crd)).toEqual([])
  })

  test.each(bad.map(([crd, ...fields]) => ({ crd, fields })))('warns at $fields of $crd', ({ crd, fields }) => {
    const issues = lintWith([trap], crd)
    expect(issues.map(({ field }) => field)).toEqual(fields)
    for (const issue of issues) expect(issue).toMatchObject({ code: 'Trap', severity: 'warning', fix: expect.stringMatching(/./) })
  })
})

test('the scale fails, too, where what leads to the replicas is missing', () => {
  const crd = withRoot(
    { type: 'object', properties: { spec: { type: 'object', properties: { replicas: { type: 'integer', default: 1 } } } } },
    { subresources: { scale: { specReplicasPath: '.spec.replicas', statusReplicasPath: '.status.replicas' } } },
  )
  expect(lintWith([scaleReplicas], crd)).toMatchObject([
    { message: expect.stringContaining('nobody has set .spec'), actual: 'an optional .spec' },
  ])
})

describe('traps', () => {
  const trapped = withField({ type: 'integer', minimum: 2, maximum: 1 })

  test('are no errors: a server takes the definition', () => {
    expect(lint(trapped)).toEqual([])
    expect(lint(trapped, { traps: true })).toMatchObject([{ code: 'Trap', severity: 'warning' }])
  })

  test('stand beside what the server says', () => {
    const crd = fooCrd({
      versions: [
        fooVersion({
          schema: { openAPIV3Schema: { type: 'object', properties: { spec: { type: 'object', required: ['x'], properties: { b: {} } } } } },
        }),
      ],
    })
    expect(
      lint(crd, { traps: true })
        .map(({ code }) => code)
        .toSorted(),
    ).toEqual(['FieldValueRequired', 'Trap'])
  })

  test('have names of their own', () => {
    expect(new Set(traps.map(({ name }) => name)).size).toBe(traps.length)
  })
})
