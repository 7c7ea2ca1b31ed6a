// A CRD as the server has it after decoding: only fields it knows, of the right types. A field whose Go value would be zero is left out, so
// `undefined` is also `""`, `false` and `0` where Go has no pointer. The shapes beside this file must say the same.

export interface DecodedCrd {
  readonly metadata: DecodedMeta
  readonly spec: DecodedSpec
  readonly status: DecodedStatus
}

export interface DecodedMeta {
  readonly name?: string
  readonly generateName?: string
  readonly namespace?: string
  readonly uid?: string
  readonly resourceVersion?: string
  readonly generation?: number
  /** Times as the document spells them. */
  readonly creationTimestamp?: string
  readonly deletionTimestamp?: string
  readonly deletionGracePeriodSeconds?: number
  readonly labels?: ReadonlyMap<string, string>
  readonly annotations?: ReadonlyMap<string, string>
  readonly ownerReferences?: readonly DecodedOwnerReference[]
  readonly finalizers?: readonly string[]
  readonly managedFields?: readonly DecodedManagedFields[]
}

export interface DecodedOwnerReference {
  readonly apiVersion?: string
  readonly kind?: string
  readonly name?: string
  readonly uid?: string
  readonly controller?: boolean
  readonly blockOwnerDeletion?: boolean
}

export interface DecodedManagedFields {
  readonly operation?: string
  readonly fieldsType?: string
  readonly manager?: string
  readonly subresource?: string
}

export interface DecodedSpec {
  readonly group?: string
  readonly names: DecodedNames
  readonly scope?: string
  readonly versions?: readonly DecodedVersion[]
  readonly conversion?: DecodedConversion
  readonly preserveUnknownFields?: boolean
}

export interface DecodedNames {
  readonly plural?: string
  readonly singular?: string
  readonly shortNames?: readonly string[]
  readonly kind?: string
  readonly listKind?: string
  readonly categories?: readonly string[]
}

/** What a version may share with all others; the server then keeps it once, at `spec`. */
export interface PerVersion {
  readonly schema?: DecodedValidation
  readonly subresources?: DecodedSubresources
  readonly additionalPrinterColumns?: readonly DecodedColumn[]
  readonly selectableFields?: readonly DecodedSelectableField[]
}

export interface DecodedVersion extends PerVersion {
  readonly name?: string
  readonly served?: boolean
  readonly storage?: boolean
  readonly deprecated?: boolean
  readonly deprecationWarning?: string
}

export interface DecodedValidation {
  readonly openAPIV3Schema?: DecodedSchema
}

export interface DecodedSubresources {
  readonly status?: Record<string, never>
  readonly scale?: { readonly specReplicasPath?: string; readonly statusReplicasPath?: string; readonly labelSelectorPath?: string }
}

export interface DecodedColumn {
  readonly name?: string
  readonly type?: string
  readonly format?: string
  readonly description?: string
  readonly priority?: number
  readonly jsonPath?: string
}

export interface DecodedSelectableField {
  readonly jsonPath?: string
}

export interface DecodedConversion {
  readonly strategy?: string
  readonly webhook?: {
    readonly clientConfig?: DecodedClientConfig
    readonly conversionReviewVersions?: readonly string[]
  }
}

export interface DecodedClientConfig {
  readonly url?: string
  readonly service?: DecodedService
  /** base64. */
  readonly caBundle?: string
}

export interface DecodedService {
  readonly namespace?: string
  readonly name?: string
  readonly path?: string
  readonly port?: number
}

export interface DecodedStatus {
  readonly conditions?: readonly { readonly type?: string; readonly status?: string }[]
  readonly acceptedNames: DecodedNames
  readonly storedVersions?: readonly string[]
}

/** `JSONSchemaProps`: more keywords than a CRD may use, since refusing the others is what much of the linting is about. */
export interface DecodedSchema {
  readonly id?: string
  readonly $schema?: string
  readonly $ref?: string
  readonly description?: string
  readonly type?: string
  readonly nullable?: boolean
  readonly format?: string
  readonly title?: string
  readonly default?: unknown
  readonly maximum?: number
  readonly exclusiveMaximum?: boolean
  readonly minimum?: number
  readonly exclusiveMinimum?: boolean
  readonly maxLength?: number
  readonly minLength?: number
  readonly pattern?: string
  readonly maxItems?: number
  readonly minItems?: number
  readonly uniqueItems?: boolean
  readonly multipleOf?: number
  readonly enum?: readonly unknown[]
  readonly maxProperties?: number
  readonly minProperties?: number
  readonly required?: readonly string[]
  readonly items?: { readonly schema?: DecodedSchema; readonly schemas?: readonly DecodedSchema[] }
  readonly allOf?: readonly DecodedSchema[]
  readonly oneOf?: readonly DecodedSchema[]
  readonly anyOf?: readonly DecodedSchema[]
  readonly not?: DecodedSchema
  readonly properties?: ReadonlyMap<string, DecodedSchema>
  readonly additionalProperties?: SchemaOrBool
  readonly patternProperties?: ReadonlyMap<string, DecodedSchema>
  readonly dependencies?: ReadonlyMap<string, { readonly schema?: DecodedSchema; readonly property?: readonly string[] }>
  readonly additionalItems?: SchemaOrBool
  readonly definitions?: ReadonlyMap<string, DecodedSchema>
  readonly externalDocs?: { readonly description?: string; readonly url?: string }
  readonly example?: unknown
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean
  readonly 'x-kubernetes-embedded-resource'?: boolean
  readonly 'x-kubernetes-int-or-string'?: boolean
  readonly 'x-kubernetes-list-map-keys'?: readonly string[]
  readonly 'x-kubernetes-list-type'?: string
  readonly 'x-kubernetes-map-type'?: string
  readonly 'x-kubernetes-validations'?: readonly DecodedValidationRule[]
}

/** `allows` is true beside a schema. */
export interface SchemaOrBool {
  readonly allows: boolean
  readonly schema?: DecodedSchema
}

export interface DecodedValidationRule {
  readonly rule?: string
  readonly message?: string
  readonly messageExpression?: string
  readonly reason?: string
  readonly fieldPath?: string
  readonly optionalOldSelf?: boolean
}
