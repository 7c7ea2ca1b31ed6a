import type { Verdict } from '@kindbox/crd'
import { invalid } from '../failure/failure.ts'
import type { Strategy } from '../kind/strategy.ts'
import type { StoredObject } from '../storage/stored.ts'

/**
 * Namespaces carry their name as a label and begin as `Active`, whatever the request says; their finalizer is not the client's to change
 * (pkg/registry/core/namespace/strategy.go).
 */
export function namespaceStrategy(strategy: Strategy): Strategy {
  return {
    ...strategy,
    create: (document, options) =>
      named(completed(strategy.create(document, options), { spec: { finalizers: ['kubernetes'] }, status: { phase: 'Active' } })),
    update: (document, old, options) => completed(strategy.update(document, old, options), { spec: (old as StoredObject)['spec'] }),
  }
}

function completed(verdict: Verdict, fields: object): Verdict {
  if (!verdict.accepted) return verdict
  const { generation: _, ...metadata } = (verdict.stored as StoredObject).metadata
  const labels = { ...metadata.labels, 'kubernetes.io/metadata.name': metadata.name }
  return { ...verdict, stored: { ...verdict.stored, ...fields, metadata: { ...metadata, labels } } }
}

/** Other objects may have dots in their names. */
function named(verdict: Verdict): Verdict {
  if (!verdict.accepted) return verdict
  const { name } = (verdict.stored as StoredObject).metadata
  if (!name.includes('.')) return verdict
  const cause = {
    reason: 'FieldValueInvalid',
    message: `Invalid value: ${JSON.stringify(name)}: must not contain dots`,
    field: 'metadata.name',
  }
  const { status } = invalid({ group: '', kind: 'Namespace' }, name, [cause])
  return { accepted: false, status, findings: [], warnings: [], notEvaluated: 0 }
}
