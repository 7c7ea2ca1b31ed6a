import type { StructuralSchema } from '@kindbox/core'
import type { CustomResourceDefinition } from '../custom-resource-definition.ts'
import { versionAsHeld } from '../as-held.ts'
import { compileDefaults, type FillDefaults } from './defaults.ts'
import { compileDropNulls, type DropNulls } from './drop-nulls.ts'
import { compileEmbedded, type EmbeddedResources } from './embedded.ts'
import type { JsonObject } from './go/record.ts'
import { readMeta } from './object-meta/stored-meta.ts'
import { compilePrune, type Prune } from './prune.ts'

/** What comes back from the store. */
export interface Restore {
  /** What a read returns of an object that is stored. */
  stored(object: JsonObject): JsonObject
  /**
   * What a write returns of an object that was coerced and validated for it; `filled` where it got its defaults before, and nothing can lack them but a
   * status that was dropped since.
   */
  written(object: JsonObject, filled?: boolean): JsonObject
}

/**
 * Compiles the way through the store: an object is written in the storage version, whose schema prunes it, and read with the
 * defaults of that version before the schema of the version that is asked for prunes it again (`crdConversionRESTOptionsGetter` of
 * apiextensions-apiserver pkg/apiserver/customresource_handler.go). Of conversions only `None` is known, which changes the
 * apiVersion and nothing else; where a webhook converts, the storage version is taken to be the same.
 */
export function compileRestore(crd: CustomResourceDefinition, versionName: string, requested: Coercion): Restore {
  const other =
    crd.spec.conversion?.strategy === 'Webhook' ? undefined : crd.spec.versions.find(({ name, storage }) => storage && name !== versionName)
  if (other === undefined) {
    return {
      stored: (object) => fill(requested.fillDefaults, coerce(requested, readMeta(object))),
      // What was just coerced has nothing left to prune; but a status that was dropped gets its defaults again.
      written: (object, filled = false) => fill(filled ? requested.fillStatus : requested.fillDefaults, object),
    }
  }
  const storage = compileCoercion(versionAsHeld(other).schema?.openAPIV3Schema ?? {})
  const through = (object: JsonObject) => coerce(requested, fill(storage.fillDefaults, coerce(storage, object)))
  return { stored: (object) => through(readMeta(object)), written: through }
}

/** The steps by which a schema changes a value. */
export interface Coercion {
  readonly prune: Prune
  readonly dropNulls: DropNulls
  readonly embedded: EmbeddedResources | undefined
  readonly fillDefaults: FillDefaults | undefined
  /** Fills in nothing but a status. */
  readonly fillStatus: FillDefaults | undefined
}

export function compileCoercion(schema: StructuralSchema): Coercion {
  const { properties = {} } = schema
  const status = Object.hasOwn(properties, 'status') ? properties['status'] : undefined
  return {
    prune: compilePrune(schema),
    dropNulls: compileDropNulls(schema),
    embedded: compileEmbedded(schema),
    fillDefaults: compileDefaults(schema),
    fillStatus: status && compileDefaults({ properties: { status } }),
  }
}

// No step turns an object into something else.

function coerce({ prune, dropNulls, embedded }: Coercion, object: JsonObject): JsonObject {
  const kept = dropNulls(prune(object, []))
  return (embedded === undefined ? kept : embedded.repair(kept)) as JsonObject
}

function fill(fillDefaults: FillDefaults | undefined, object: JsonObject): JsonObject {
  return fillDefaults === undefined ? object : (fillDefaults(object) as JsonObject)
}
