/** The static types of CEL. */
export type CelType =
  | {
      readonly kind: 'null' | 'bool' | 'int' | 'uint' | 'double' | 'string' | 'bytes' | 'timestamp' | 'duration' | 'dyn' | 'error'
      /** Of a wrapper message of protocol buffers: it may be null. */
      readonly wrapped?: true
    }
  | { readonly kind: 'list'; readonly element: CelType }
  | { readonly kind: 'map'; readonly key: CelType; readonly value: CelType }
  /** A type with fields, which the environment's `TypeProvider` knows by name. */
  | { readonly kind: 'object'; readonly name: string }
  /** A type without fields: `kubernetes.URL`, `optional_type(T)`. */
  | { readonly kind: 'opaque'; readonly name: string; readonly parameters: readonly CelType[] }
  /** The type of types; `type(1)` is `type(int)`. */
  | { readonly kind: 'type'; readonly of: CelType | undefined }
  /** A type parameter in a declaration, or a type not yet inferred. */
  | { readonly kind: 'parameter'; readonly name: string }

export const nullType: CelType = { kind: 'null' }
export const boolType: CelType = { kind: 'bool' }
export const intType: CelType = { kind: 'int' }
export const uintType: CelType = { kind: 'uint' }
export const doubleType: CelType = { kind: 'double' }
export const stringType: CelType = { kind: 'string' }
export const bytesType: CelType = { kind: 'bytes' }
export const timestampType: CelType = { kind: 'timestamp' }
export const durationType: CelType = { kind: 'duration' }
export const dynType: CelType = { kind: 'dyn' }
export const errorType: CelType = { kind: 'error' }

export const listType = (element: CelType): CelType => ({ kind: 'list', element })
export const mapType = (key: CelType, value: CelType): CelType => ({ kind: 'map', key, value })
export const objectType = (name: string): CelType => ({ kind: 'object', name })
export const opaqueType = (name: string, ...parameters: readonly CelType[]): CelType => ({ kind: 'opaque', name, parameters })
export const wrapped = (type: CelType): CelType => ({ ...type, wrapped: true }) as CelType
export const typeType = (of?: CelType): CelType => ({ kind: 'type', of })
export const typeParameter = (name: string): CelType => ({ kind: 'parameter', name })
export const optionalType = (of: CelType): CelType => opaqueType('optional_type', of)
