import { any, bool, inline, map, optional, pointerTo, scalar, type Shape, slice, string, struct } from './shape.ts'

// staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/types_jsonschema.go for the order, v1/types_jsonschema.go for the types.

const schema = inline(() => jsonSchemaProps, 'v1.JSONSchemaProps')
const optionalSchema = optional(() => jsonSchemaProps, 'v1.JSONSchemaProps')

export const schemas = slice('[]v1.JSONSchemaProps', schema)

// The three unions as Go has them; `Allows` is true beside a schema.

const orArray = struct('JSONSchemaPropsOrArray', { schema: optionalSchema, schemas: ['JSONSchemas', schemas] })
const orBool = struct('JSONSchemaPropsOrBool', { allows: bool, schema: optionalSchema })
const orStrings = struct('JSONSchemaPropsOrStringArray', { schema: optionalSchema, property: slice('[]string', string) })

export const schemaOrArray: Shape = { is: 'schema-or-array', struct: () => orArray }
const schemaOrBool: Shape = { is: 'schema-or-bool', struct: () => orBool }
const schemaOrStrings: Shape = { is: 'schema-or-strings', struct: () => orStrings }

const externalDocumentation = struct('ExternalDocumentation', { description: string, url: ['URL', string] })

export const validationRule = struct('ValidationRule', {
  rule: string,
  message: string,
  messageExpression: string,
  reason: pointerTo('string', 'v1.FieldValueErrorReason'),
  fieldPath: string,
  optionalOldSelf: pointerTo('bool'),
})

export const jsonSchemaProps = struct('JSONSchemaProps', {
  id: ['ID', string],
  $schema: ['Schema', scalar('string', 'v1.JSONSchemaURL')],
  $ref: ['Ref', pointerTo('string')],
  description: string,
  type: string,
  nullable: bool,
  format: string,
  title: string,
  default: any,
  maximum: pointerTo('float64'),
  exclusiveMaximum: bool,
  minimum: pointerTo('float64'),
  exclusiveMinimum: bool,
  maxLength: pointerTo('int64'),
  minLength: pointerTo('int64'),
  pattern: string,
  maxItems: pointerTo('int64'),
  minItems: pointerTo('int64'),
  uniqueItems: bool,
  multipleOf: pointerTo('float64'),
  enum: slice('[]v1.JSON', any),
  maxProperties: pointerTo('int64'),
  minProperties: pointerTo('int64'),
  required: slice('[]string', string),
  items: schemaOrArray,
  allOf: schemas,
  oneOf: schemas,
  anyOf: schemas,
  not: optionalSchema,
  properties: map('map[string]v1.JSONSchemaProps', schema),
  additionalProperties: schemaOrBool,
  patternProperties: map('map[string]v1.JSONSchemaProps', schema),
  dependencies: map('v1.JSONSchemaDependencies', schemaOrStrings),
  additionalItems: schemaOrBool,
  definitions: map('v1.JSONSchemaDefinitions', schema),
  externalDocs: optional(() => externalDocumentation, 'v1.ExternalDocumentation'),
  example: any,
  'x-kubernetes-preserve-unknown-fields': ['XPreserveUnknownFields', pointerTo('bool')],
  'x-kubernetes-embedded-resource': ['XEmbeddedResource', bool],
  'x-kubernetes-int-or-string': ['XIntOrString', bool],
  'x-kubernetes-list-map-keys': ['XListMapKeys', slice('[]string', string)],
  'x-kubernetes-list-type': ['XListType', pointerTo('string')],
  'x-kubernetes-map-type': ['XMapType', pointerTo('string')],
  'x-kubernetes-validations': [
    'XValidations',
    slice(
      'v1.ValidationRules',
      inline(() => validationRule, 'v1.ValidationRule'),
    ),
  ],
})
