import type { InputOf, KubeObject, ObjectMeta, ObjectOf, Resource, Unvalidated, ApplyOf } from '@kindbox/core'
import { expectTypeOf } from 'expect-type'
import type { CustomResourceDefinition } from './custom-resource-definition.ts'
import { fromCrd } from './from-crd.ts'
import type { SchemaType } from './schema-type.ts'

// A certificate: enums, lists of objects, conditions with a time, status beside spec.
const certificates = fromCrd({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'certificates.pki.example' },
  spec: {
    group: 'pki.example',
    names: { kind: 'Certificate', listKind: 'CertificateList', plural: 'certificates', singular: 'certificate', shortNames: ['cert'] },
    scope: 'Namespaced',
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        subresources: { status: {} },
        additionalPrinterColumns: [{ name: 'Ready', type: 'string', jsonPath: '.status.conditions[?(@.type=="Ready")].status' }],
        schema: {
          openAPIV3Schema: {
            type: 'object',
            required: ['spec'],
            properties: {
              apiVersion: { type: 'string' },
              kind: { type: 'string' },
              metadata: { type: 'object' },
              spec: {
                type: 'object',
                required: ['secretName', 'issuerRef', 'usages'],
                properties: {
                  secretName: { type: 'string', minLength: 1 },
                  issuerRef: {
                    type: 'object',
                    required: ['name'],
                    properties: {
                      name: { type: 'string' },
                      kind: { type: 'string', enum: ['Issuer', 'ClusterIssuer'], default: 'Issuer' },
                    },
                  },
                  usages: { type: 'array', items: { type: 'string', enum: ['signing', 'server auth', 'client auth'] } },
                  duration: { type: 'string' },
                  revisionHistoryLimit: { type: 'integer', format: 'int32', default: 1 },
                  privateKey: { type: 'object', properties: { size: { type: 'integer', enum: [2048, 4096] } } },
                  secretTemplate: { type: 'object', properties: { labels: { type: 'object', additionalProperties: { type: 'string' } } } },
                },
              },
              status: {
                type: 'object',
                properties: {
                  notAfter: { type: 'string', format: 'date-time', nullable: true },
                  conditions: {
                    type: 'array',
                    items: {
                      type: 'object',
                      required: ['type', 'status'],
                      properties: {
                        type: { type: 'string' },
                        status: { type: 'string', enum: ['True', 'False', 'Unknown'] },
                        observedGeneration: { type: 'integer', format: 'int64' },
                      },
                    },
                  },
                },
              },
            },
          },
        },
      },
    ],
  },
})

interface CertificateSpec {
  secretName: string
  issuerRef: { name: string; kind: 'Issuer' | 'ClusterIssuer' }
  usages: ('signing' | 'server auth' | 'client auth')[]
  duration?: string
  revisionHistoryLimit: number
  privateKey?: { size?: 2048 | 4096 }
  secretTemplate?: { labels?: { [name: string]: string } }
}
type Certificate = ObjectOf<typeof certificates>
expectTypeOf<Certificate['spec']>().toEqualTypeOf<CertificateSpec>()
expectTypeOf<NonNullable<Certificate['status']>['notAfter']>().toEqualTypeOf<string | null | undefined>()
expectTypeOf<NonNullable<NonNullable<Certificate['status']>['conditions']>[number]>().toEqualTypeOf<{
  type: string
  status: 'True' | 'False' | 'Unknown'
  observedGeneration?: number
}>()
expectTypeOf<Certificate>().toExtend<KubeObject>()
expectTypeOf<(typeof certificates)['scope']>().toEqualTypeOf<'Namespaced'>()

type CertificateInput = InputOf<typeof certificates>
expectTypeOf<{
  metadata: { name: string }
  spec: { secretName: string; issuerRef: { name: string }; usages: ['signing'] }
}>().toExtend<CertificateInput>()
expectTypeOf<CertificateInput['spec']['revisionHistoryLimit']>().toEqualTypeOf<number | undefined>()
expectTypeOf<CertificateInput['spec']['secretName']>().toEqualTypeOf<string>()
// @ts-expect-error no usage of that name
void ({ metadata: { name: 'a' }, spec: { secretName: 's', issuerRef: { name: 'i' }, usages: ['sining'] } } satisfies CertificateInput)
// @ts-expect-error required, without a default
void ({ metadata: { name: 'a' }, spec: { issuerRef: { name: 'i' }, usages: [] } } satisfies CertificateInput)
void ({ metadata: { name: 'a' }, spec: { issuerRef: { kind: 'Issuer' } } } satisfies ApplyOf<typeof certificates>)

// What is stored is one of what is sent.
expectTypeOf<Certificate>().toExtend<CertificateInput>()

// Its interfaces may have names of your own.
interface Cert extends Certificate {}
expectTypeOf<ObjectOf<ReturnType<typeof certificates.named<Cert>>>>().toEqualTypeOf<Cert>()

// A workload, as const: int-or-string, embedded templates, open parts, maps of objects, cluster scope, two versions.
const workloadCrd = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'workloads.run.example', creationTimestamp: null, annotations: { 'controller-gen.kubebuilder.io/version': 'v0.17.0' } },
  spec: {
    group: 'run.example',
    names: { kind: 'Workload', plural: 'workloads', categories: ['all'] },
    scope: 'Cluster',
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: {
          openAPIV3Schema: {
            type: 'object',
            required: ['spec'],
            properties: {
              spec: {
                type: 'object',
                properties: {
                  maxSurge: { 'x-kubernetes-int-or-string': true, anyOf: [{ type: 'integer' }, { type: 'string' }] },
                  template: { type: 'object', 'x-kubernetes-embedded-resource': true, 'x-kubernetes-preserve-unknown-fields': true },
                  values: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
                  anything: { 'x-kubernetes-preserve-unknown-fields': true },
                  partly: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true, properties: { known: { type: 'boolean' } } },
                  ports: {
                    type: 'object',
                    additionalProperties: { type: 'object', required: ['port'], properties: { port: { type: 'integer' } } },
                  },
                  free: { type: 'object', additionalProperties: true },
                  emptyDir: { type: 'object' },
                  matrix: { type: 'array', items: { type: 'array', items: { type: 'number' } } },
                  strategy: { type: 'string', nullable: true, enum: ['Recreate', 'Rolling', null] },
                },
              },
            },
          },
        },
      },
      {
        name: 'v1beta1',
        served: true,
        storage: false,
        deprecated: true,
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: { size: { type: 'integer', default: 1 }, data: { type: 'object', additionalProperties: { type: 'string' } } },
          },
        },
      },
    ],
  },
} as const

const workloads = fromCrd(workloadCrd)
type Workload = ObjectOf<typeof workloads>
interface Open {
  [field: string]: unknown
}
expectTypeOf<Workload['spec']['maxSurge']>().toEqualTypeOf<number | string | undefined>()
expectTypeOf<NonNullable<Workload['spec']['template']>['kind']>().toEqualTypeOf<string>()
expectTypeOf<NonNullable<Workload['spec']['template']>['metadata']>().toEqualTypeOf<ObjectMeta | undefined>()
expectTypeOf<NonNullable<Workload['spec']['template']>['spec']>().toEqualTypeOf<unknown>()
expectTypeOf<NonNullable<Workload['spec']['values']>['a']>().toEqualTypeOf<unknown>()
expectTypeOf<Workload['spec']['anything']>().toEqualTypeOf<unknown>()
expectTypeOf<NonNullable<Workload['spec']['partly']>['known']>().toEqualTypeOf<boolean | undefined>()
expectTypeOf<NonNullable<Workload['spec']['partly']>['other']>().toEqualTypeOf<unknown>()
expectTypeOf<Workload['spec']['ports']>().toEqualTypeOf<{ [name: string]: { port: number } } | undefined>()
expectTypeOf<NonNullable<Workload['spec']['free']>>().toEqualTypeOf<Open>()
expectTypeOf<{}>().toExtend<NonNullable<Workload['spec']['emptyDir']>>()
expectTypeOf<Workload['spec']['matrix']>().toEqualTypeOf<number[][] | undefined>()
expectTypeOf<Workload['spec']['strategy']>().toEqualTypeOf<'Recreate' | 'Rolling' | null | undefined>()
expectTypeOf<(typeof workloads)['scope']>().toEqualTypeOf<'Cluster'>()
// @ts-expect-error a kind without a status
void ({} as Workload).status

// Another version than the stored one, whose defaults nobody fills in on reading; a kind without a spec.
type OldWorkload = ObjectOf<ReturnType<typeof fromCrd<typeof workloadCrd, 'v1beta1'>>>
expectTypeOf<OldWorkload['size']>().toEqualTypeOf<number | undefined>()
const older = fromCrd(workloadCrd, 'v1beta1')
expectTypeOf<ObjectOf<typeof older>['data']>().toEqualTypeOf<{ [name: string]: string } | undefined>()
// Which version, only the program knows.
const either = fromCrd(workloadCrd, 'v1' as string)
expectTypeOf<ObjectOf<typeof either>>().toEqualTypeOf<Unvalidated>()

// What is no literal: read from a file or a server.
declare const read: CustomResourceDefinition
const unknownKind = fromCrd(read)
expectTypeOf<ObjectOf<typeof unknownKind>>().toEqualTypeOf<Unvalidated>()
expectTypeOf<(typeof unknownKind)['scope']>().toEqualTypeOf<'Namespaced' | 'Cluster'>()
void ({ metadata: { name: 'a' }, spec: { anything: 1 } } satisfies InputOf<typeof unknownKind>)
// oxlint-disable-next-line no-explicit-any -- what JSON.parse gives
const parsed = fromCrd({} as any)
expectTypeOf(parsed).toEqualTypeOf<Resource>()

// What no definition is, is refused.
// @ts-expect-error a scope that does not exist
void fromCrd({ ...workloadCrd, spec: { ...workloadCrd.spec, scope: 'Global' } } as const)

// Schemas by themselves.
expectTypeOf<SchemaType<{ type: 'string'; nullable: true }, 'stored'>>().toEqualTypeOf<string | null>()
expectTypeOf<SchemaType<{ type: 'object'; properties: { a: { type: 'integer'; default: 1 } } }, 'stored'>>().toEqualTypeOf<{ a: number }>()
expectTypeOf<SchemaType<{ type: 'object'; properties: { a: { type: 'integer'; default: 1 } } }, 'input'>>().toEqualTypeOf<{ a?: number }>()
expectTypeOf<SchemaType<{ type: 'array' }, 'stored'>>().toEqualTypeOf<unknown[]>()

// Deep literals neither overflow the compiler nor lose their ends.
type Nest<S, Depth extends 0[] = []> = Depth['length'] extends 40
  ? S
  : Nest<{ type: 'object'; properties: { a: { type: 'array'; items: S } } }, [...Depth, 0]>
type Dig<T, Depth extends 0[] = []> = Depth['length'] extends 40 ? T : T extends { a?: (infer Inner)[] } ? Dig<Inner, [...Depth, 0]> : never
expectTypeOf<Dig<SchemaType<Nest<{ type: 'boolean' }>, 'stored'>>>().toEqualTypeOf<boolean>()
