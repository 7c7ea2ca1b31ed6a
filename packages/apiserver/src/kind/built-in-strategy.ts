import { goQuote, type AnyResource, type StructuralSchema } from '@kindbox/core'
import type { Rejected, Verdict } from '@kindbox/crd'
import { isRecord, type JsonRecord } from '../decode/record.ts'
import { badRequest } from '../failure/failure.ts'
import type { StoredObject } from '../storage/stored.ts'
import { compileQuantities, type WriteQuantities } from './quantity.ts'
import type { Strategy } from './strategy.ts'

type Kind = Pick<AnyResource, 'apiVersion' | 'kind'> & { readonly schema: StructuralSchema }

/**
 * What differs where the server decodes into a type of its own and not into a map: kind and version may be left out, others are
 * unknown to it, a field of the wrong type is no object at all, quantities are written in one way, and what was applied becomes a value of the type, too. An update without a version replaces whatever there is.
 */
export function builtInStrategy(kind: Kind, strategy: Strategy): Strategy {
  let quantities: { readonly write: WriteQuantities } | undefined
  // Compiled when it is first needed: a schema may be read as late as that.
  const read = (document: unknown) => (quantities ??= { write: compileQuantities(kind.schema) ?? ((value) => value) }).write(document)

  return {
    ...strategy,
    create(document, options) {
      const named = typed(kind, read(document))
      return isRefusal(named) ? named : decoded(kind, strategy.create(named, { ...options, applied: false }))
    },
    update(document, old, options) {
      const named = typed(kind, read(document))
      return isRefusal(named)
        ? named
        : decoded(kind, strategy.update(versioned(named, old as StoredObject), old, { ...options, applied: false }))
    },
  }
}

/** The document with its kind and version, or the server's answer to one that belongs to another type. */
function typed({ apiVersion, kind }: Kind, document: unknown): unknown {
  if (!isRecord(document)) return document
  const found = { apiVersion: document['apiVersion'] || apiVersion, kind: document['kind'] || kind }
  if (typeof found.apiVersion !== 'string' || typeof found.kind !== 'string') return document
  if (found.apiVersion === apiVersion && found.kind === kind) return { ...document, ...found }
  const version = found.apiVersion.slice(found.apiVersion.indexOf('/') + 1)
  const why = `no kind ${goQuote(found.kind)} is registered for version ${goQuote(found.apiVersion)} in scheme "pkg/runtime/scheme.go:111"`
  return refusal(`${found.kind} in version ${goQuote(version)} cannot be handled as a ${kind}: ${why}`)
}

function versioned(document: unknown, old: StoredObject): unknown {
  const metadata = isRecord(document) ? document['metadata'] : undefined
  if (!isRecord(metadata) || (metadata['resourceVersion'] ?? '') !== '') return document
  return { ...(document as JsonRecord), metadata: { ...metadata, resourceVersion: old.metadata.resourceVersion } }
}

function decoded({ apiVersion, kind }: Kind, verdict: Verdict): Verdict {
  const mistyped = verdict.accepted ? undefined : verdict.status.details?.causes?.find(({ reason }) => reason === 'FieldValueTypeInvalid')
  if (mistyped === undefined) return verdict
  const version = apiVersion.slice(apiVersion.indexOf('/') + 1)
  return refusal(`${kind} in version ${goQuote(version)} cannot be handled as a ${kind}: ${mistyped.field}: ${mistyped.message}`)
}

function refusal(message: string): Rejected {
  return { accepted: false, status: badRequest(message).status, findings: [{ message, path: [] }], warnings: [], notEvaluated: 0 }
}

function isRefusal(value: unknown): value is Rejected {
  return isRecord(value) && value['accepted'] === false && 'findings' in value
}
