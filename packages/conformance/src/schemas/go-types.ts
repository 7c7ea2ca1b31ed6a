import type { StructuralSchema } from '@kindbox/core'

/** A type that Go writes to JSON by itself, so that its OpenAPI tells only half of it. */
export interface GoType {
  readonly schema: StructuralSchema
  /** As TypeScript has it. */
  readonly type: string
  readonly doc: string
}

const preserved = { 'x-kubernetes-preserve-unknown-fields': true } as const

/** What the server takes and writes, by the full name of the definition. */
export const goTypes: { readonly [definition: string]: GoType } = {
  'io.k8s.apimachinery.pkg.api.resource.Quantity': {
    schema: { format: 'quantity', 'x-kubernetes-int-or-string': true },
    type: 'string | number',
    doc: 'An amount: `500m`, `1.5Gi`, or a number. A server writes it as a string.',
  },
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': {
    schema: { format: 'int-or-string', 'x-kubernetes-int-or-string': true },
    type: 'number | string',
    doc: 'A number of 32 bits, or a name or percentage: `80`, `http`, `25%`.',
  },
  'io.k8s.apimachinery.pkg.apis.meta.v1.Time': {
    schema: { type: 'string', format: 'date-time' },
    type: 'string',
    doc: 'A time to the second, as RFC 3339 has it: `2006-01-02T15:04:05Z`.',
  },
  'io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime': {
    schema: { type: 'string', format: 'micro-time' },
    type: 'string',
    doc: 'A time with exactly six digits behind the second: `2006-01-02T15:04:05.000000Z`.',
  },
  'io.k8s.apimachinery.pkg.runtime.RawExtension': {
    schema: { type: 'object', ...preserved },
    type: '{ [field: string]: unknown }',
    doc: 'An object of any kind.',
  },
  'io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1': {
    schema: { type: 'object', ...preserved },
    type: '{ [field: string]: unknown }',
    doc: 'A set of fields, as `managedFields` holds it.',
  },
  'io.k8s.apimachinery.pkg.apis.meta.v1.Patch': {
    schema: preserved,
    type: 'unknown',
    doc: 'The body of a PATCH request.',
  },
  ...Object.fromEntries(
    ['JSON', 'JSONSchemaPropsOrArray', 'JSONSchemaPropsOrBool', 'JSONSchemaPropsOrStringArray'].map((name) => [
      `io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.${name}`,
      { schema: preserved, type: 'unknown', doc: 'Any JSON value.' },
    ]),
  ),
}
