/**
 * The schema dialect of a CustomResourceDefinition, and kindbox's one model of a type: TypeBox is lowered to it, CRD
 * files are read as it, and the validator, the CRD and the server's verdict are made from it.
 *
 * Keyword for keyword `JSONSchemaProps` of apiextensions.k8s.io/v1 (staging/src/k8s.io/apiextensions-apiserver/pkg/apis/
 * apiextensions/v1/types_jsonschema.go).
 */
export interface StructuralSchema {
  readonly description?: string
  readonly title?: string
  readonly type?: StructuralType
  readonly format?: string
  readonly default?: unknown
  readonly example?: unknown
  readonly externalDocs?: { readonly description?: string; readonly url?: string }
  readonly nullable?: boolean
  readonly enum?: readonly unknown[]
  readonly minimum?: number
  readonly maximum?: number
  /** A flag beside `minimum`, not a bound of its own: the server's Go field is a bool. */
  readonly exclusiveMinimum?: boolean
  /** A flag beside `maximum`, not a bound of its own: the server's Go field is a bool. */
  readonly exclusiveMaximum?: boolean
  readonly multipleOf?: number
  /** Counted in Unicode code points. */
  readonly minLength?: number
  /** Counted in Unicode code points. */
  readonly maxLength?: number
  /** RE2 syntax, searched for anywhere in the value. */
  readonly pattern?: string
  readonly minItems?: number
  readonly maxItems?: number
  readonly uniqueItems?: boolean
  readonly items?: StructuralSchema
  readonly minProperties?: number
  readonly maxProperties?: number
  readonly properties?: { readonly [name: string]: StructuralSchema }
  readonly additionalProperties?: StructuralSchema | boolean
  readonly required?: readonly string[]
  readonly allOf?: readonly StructuralSchema[]
  readonly anyOf?: readonly StructuralSchema[]
  readonly oneOf?: readonly StructuralSchema[]
  readonly not?: StructuralSchema
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean
  readonly 'x-kubernetes-embedded-resource'?: boolean
  readonly 'x-kubernetes-int-or-string'?: boolean
  readonly 'x-kubernetes-list-type'?: 'atomic' | 'set' | 'map'
  readonly 'x-kubernetes-list-map-keys'?: readonly string[]
  readonly 'x-kubernetes-map-type'?: 'atomic' | 'granular'
  readonly 'x-kubernetes-validations'?: readonly ValidationRule[]
}

export type StructuralType = 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object'

/** A CEL rule of `x-kubernetes-validations`; the wire type `ValidationRule` of apiextensions.k8s.io/v1. */
export interface ValidationRule {
  readonly rule: string
  readonly message?: string
  readonly messageExpression?: string
  readonly reason?: 'FieldValueInvalid' | 'FieldValueForbidden' | 'FieldValueRequired' | 'FieldValueDuplicate'
  readonly fieldPath?: string
  readonly optionalOldSelf?: boolean
}
