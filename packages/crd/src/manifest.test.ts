import { describe, expect, test } from '@jest/globals'
import { defineResource, isKubeError, withDefault } from '@kindbox/core'
import { Type } from '@sinclair/typebox'
import { fromCrd } from './from-crd.ts'
import { crd } from './manifest.ts'

const names = { group: 'clux.dev', version: 'v1', kind: 'Foo', plural: 'foos', scope: 'Namespaced' } as const
const spec = Type.Object({
  replicas: withDefault(Type.Integer(), 1),
  colors: Type.Array(Type.String(), { 'x-kubernetes-list-type': 'set' }),
})
const status = Type.Object({ replicas: Type.Integer(), selector: Type.Optional(Type.String()) })

const v1 = defineResource({
  ...names,
  annotations: { 'example.dev/owner': 'us' },
  shortNames: ['f'],
  categories: ['all'],
  storage: true,
  spec,
  status,
  validations: [{ rule: 'self.spec.replicas < 10' }],
  subresources: {
    scale: { specReplicasPath: '.spec.replicas', statusReplicasPath: '.status.replicas', labelSelectorPath: '.status.selector' },
  },
  additionalPrinterColumns: [{ name: 'Replicas', type: 'integer', jsonPath: '.spec.replicas', priority: 1 }],
  selectableFields: [{ jsonPath: '.spec.replicas' }],
})
const v1beta1 = defineResource({
  ...names,
  version: 'v1beta1',
  deprecated: true,
  deprecationWarning: 'use v1',
  served: false,
  storage: false,
  spec,
})

test('two versions become one definition, nothing empty in it', () => {
  expect(crd(v1, v1beta1)).toEqual({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'foos.clux.dev', annotations: { 'example.dev/owner': 'us' } },
    spec: {
      group: 'clux.dev',
      names: { plural: 'foos', singular: 'foo', shortNames: ['f'], kind: 'Foo', listKind: 'FooList', categories: ['all'] },
      scope: 'Namespaced',
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: { openAPIV3Schema: v1.schema },
          subresources: {
            status: {},
            scale: { specReplicasPath: '.spec.replicas', statusReplicasPath: '.status.replicas', labelSelectorPath: '.status.selector' },
          },
          additionalPrinterColumns: [{ name: 'Replicas', type: 'integer', jsonPath: '.spec.replicas', priority: 1 }],
          selectableFields: [{ jsonPath: '.spec.replicas' }],
        },
        {
          name: 'v1beta1',
          served: false,
          storage: false,
          deprecated: true,
          deprecationWarning: 'use v1',
          schema: { openAPIV3Schema: v1beta1.schema },
        },
      ],
    },
  })
  expect(v1.schema.properties?.['spec']?.properties?.['colors']).toEqual({
    type: 'array',
    items: { type: 'string' },
    'x-kubernetes-list-type': 'set',
  })
})

test('the only version is stored without saying so', () => {
  expect(crd(defineResource({ ...names, spec })).spec.versions[0]?.storage).toBe(true)
})

test.each([v1, v1beta1])('a definition read back is the resource it was made of ($version)', (resource) => {
  const { named: _, ...read } = fromCrd(crd(v1, v1beta1), resource.version)
  const { named: __, ...written } = resource
  expect(read).toEqual({ ...written, shortNames: ['f'], categories: ['all'], annotations: { 'example.dev/owner': 'us' } })
})

test('without a version, the stored one is read', () => {
  expect(fromCrd(crd(v1, v1beta1)).version).toBe('v1')
})

describe('versions that contradict each other are refused', () => {
  const cases: [title: string, make: () => unknown, fields: string[]][] = [
    ['none is stored', () => crd(v1beta1, defineResource({ ...names, version: 'v2', spec })), ['storage']],
    ['two are stored', () => crd(v1, defineResource({ ...names, version: 'v2', storage: true, spec })), ['storage']],
    ['one version twice', () => crd(v1, defineResource({ ...names, spec })), ['version']],
    ['another scope', () => crd(v1, defineResource({ ...names, version: 'v2', scope: 'Cluster', spec })), ['scope']],
    [
      'another plural and kind',
      () => crd(v1, defineResource({ ...names, version: 'v2', plural: 'fooz', kind: 'Fooz', spec })),
      ['kind', 'plural', 'singular', 'listKind'],
    ],
    [
      'a column that is no JSONPath',
      () => crd(defineResource({ ...names, spec, additionalPrinterColumns: [{ name: 'X', type: 'string', jsonPath: '' as '.spec' }] })),
      ['spec.additionalPrinterColumns[0].JSONPath'],
    ],
    [
      'a group of Kubernetes itself, not approved',
      () => crd(defineResource({ ...names, group: 'clux.k8s.io', spec })),
      ['metadata.annotations[api-approved.kubernetes.io]'],
    ],
    ['a version that is not there', () => fromCrd(crd(v1), 'v3'), ['spec.versions']],
  ]
  test.each(cases)('%s', (_, make, fields) => {
    let caught: unknown
    try {
      make()
    } catch (error) {
      caught = error
    }
    if (!isKubeError(caught, 'DefinitionError')) throw new Error('nothing was refused', { cause: caught })
    expect(caught.issues.map((issue) => issue.field)).toEqual(fields)
  })
})
