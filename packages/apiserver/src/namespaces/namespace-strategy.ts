import { dns1123Label, labelValue, goQuote } from '@kindbox/core'
import { type Verdict } from '@kindbox/crd'
import { claimedMeta } from '../decode/claimed-meta.ts'
import { invalid } from '../failure/failure.ts'
import type { Strategy } from '../kind/strategy.ts'
import type { StoredObject } from '../storage/stored.ts'
import { finalizersRefused, KUBERNETES, namespaceFinalizers, withNamespaceFinalizers } from './namespace-finalizers.ts'

/**
 * Namespaces carry their name as a label and begin as `Active` with the finalizer of their controller, whatever the request says; their finalizers change
 * through `finalize` only (pkg/registry/core/namespace/strategy.go).
 */
export function namespaceStrategy(strategy: Strategy): Strategy {
  return {
    ...strategy,
    create: (document, options) => named(document, begun(strategy.create(document, options))),
    update: (document, old, options) => completed(strategy.update(document, old, options), { spec: (old as StoredObject)['spec'] }),
  }
}

/** PUT of `finalize`, which changes the finalizers (`namespaceFinalizeStrategy`, there). */
export function namespaceFinalize(strategy: Strategy): Strategy {
  return { ...strategy, update: (document, old, options) => finalized(strategy.update(document, old, options)) }
}

function finalized(verdict: Verdict): Verdict {
  if (!verdict.accepted) return verdict
  const object = verdict.stored as StoredObject
  const finalizers = namespaceFinalizers(object)
  return (
    finalizersRefused(object.metadata.name, finalizers) ?? completed(verdict, { spec: withNamespaceFinalizers(object, finalizers)['spec'] })
  )
}

function begun(verdict: Verdict): Verdict {
  if (!verdict.accepted) return verdict
  const asked = namespaceFinalizers(verdict.stored as StoredObject)
  const finalizers = asked.includes(KUBERNETES) ? asked : [...asked, KUBERNETES]
  return (
    finalizersRefused((verdict.stored as StoredObject).metadata.name, finalizers) ??
    completed(verdict, { spec: { finalizers }, status: { phase: 'Active' } })
  )
}

/** What the server sets in any case. */
function completed(verdict: Verdict, fields: object): Verdict {
  if (!verdict.accepted) return verdict
  const { generation: _, ...metadata } = (verdict.stored as StoredObject).metadata
  const stored = { ...verdict.stored, ...fields, metadata: labelled(metadata) }
  const sent = verdict.document as StoredObject
  const document = { ...withNamespaceFinalizers(sent, namespaceFinalizers(sent)), metadata: labelled(sent.metadata) }
  return { ...verdict, stored, prepared: stored, document }
}

/** A name that is yet to be made is no label of the document (pkg/apis/core/v1/defaults.go, `SetDefaults_Namespace`). */
function labelled<T extends Partial<StoredObject['metadata']>>(metadata: T): T {
  const { name = '', labels } = metadata
  return name === '' ? metadata : { ...metadata, labels: { ...labels, 'kubernetes.io/metadata.name': name } }
}

/** Other objects may have dots in their names (apimachinery `ValidateNamespaceName`). */
function named(document: unknown, verdict: Verdict): Verdict {
  if (!verdict.accepted && verdict.status.code !== 422) return verdict
  const { name } = verdict.accepted ? (verdict.stored as StoredObject).metadata : claimedMeta(document)
  const problems = name === undefined ? [] : dns1123Label(name)
  if (problems.length === 0) return verdict
  const own = problems.map((problem) => ({
    reason: 'FieldValueInvalid',
    message: `Invalid value: ${goQuote(name ?? '')}: ${problem}`,
    field: NAME,
  }))
  // The name becomes a label, so what is too long for one is refused twice.
  const label = labelValue(name ?? '').map((problem) => ({
    reason: 'FieldValueInvalid',
    message: `Invalid value: ${goQuote(name ?? '')}: ${problem}`,
    field: 'metadata.labels',
  }))
  const others = verdict.accepted ? [] : (verdict.status.details?.causes ?? []).filter(({ field }) => field !== NAME)
  const { status } = invalid({ group: '', kind: 'Namespace' }, name ?? '', [...label, ...own, ...others])
  return { accepted: false, status, findings: [], warnings: [], notEvaluated: 0 }
}

const NAME = 'metadata.name'
