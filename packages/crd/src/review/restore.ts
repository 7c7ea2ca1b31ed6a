import type { StructuralSchema } from '@kindbox/core'
import type { CustomResourceDefinition } from '../custom-resource-definition.ts'
import { compileDefaults, type FillDefaults } from './defaults.ts'
import { compileDropNulls, type DropNulls } from './drop-nulls.ts'
import type { JsonObject } from './go/record.ts'
import { compilePrune, type Prune } from './prune.ts'

/** What a read returns of an object that was just written, or is stored. */
export type Restore = (object: JsonObject) => JsonObject

/**
 * Compiles the way through the store: an object is written in the storage version, whose schema prunes it, and read with the
 * defaults of that version before the schema of the version that is asked for prunes it again (`crdConversionRESTOptionsGetter` of
 * apiextensions-apiserver pkg/apiserver/customresource_handler.go). Of conversions only `None` is known, which changes the
 * apiVersion and nothing else; where a webhook converts, the storage version is taken to be the same.
 */
export function compileRestore(crd: CustomResourceDefinition, versionName: string, requested: Coercion): Restore {
  const other = crd.spec.conversion?.strategy === 'Webhook' ? undefined : crd.spec.versions.find(({ name, storage }) => storage && name !== versionName)
  const storage = other === undefined ? requested : compileCoercion(other.schema?.openAPIV3Schema ?? {})
  return (object) => {
    const entered = coerce(storage, object)
    const filled = storage.fillDefaults?.(entered) ?? entered
    // No step turns an object into something else.
    return (storage === requested ? filled : coerce(requested, filled)) as JsonObject
  }
}

/** The steps by which a schema changes a value. */
export interface Coercion {
  readonly prune: Prune
  readonly dropNulls: DropNulls
  readonly fillDefaults: FillDefaults | undefined
}

export function compileCoercion(schema: StructuralSchema): Coercion {
  return { prune: compilePrune(schema), dropNulls: compileDropNulls(schema), fillDefaults: compileDefaults(schema) }
}

function coerce({ prune, dropNulls }: Coercion, value: unknown): unknown {
  return dropNulls(prune(value, []))
}
