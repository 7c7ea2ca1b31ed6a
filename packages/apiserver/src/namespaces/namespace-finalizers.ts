import { goQuote, labelKey } from '@kindbox/core'
import type { Verdict } from '@kindbox/crd'
import { isRecord } from '../decode/record.ts'
import { invalid } from '../failure/failure.ts'
import type { StoredObject } from '../storage/stored.ts'

/** The finalizer of the namespace controller. */
export const KUBERNETES = 'kubernetes'

/** Names that need no domain (pkg/apis/core/helper, `IsStandardFinalizerName`). */
const STANDARD: ReadonlySet<string> = new Set([KUBERNETES, 'orphan', 'foregroundDeletion'])

/** What keeps a namespace that is being deleted, beside the finalizers of its metadata. */
export function namespaceFinalizers({ spec }: StoredObject): readonly string[] {
  const finalizers = isRecord(spec) ? spec['finalizers'] : undefined
  return Array.isArray(finalizers) ? (finalizers as string[]) : []
}

/** A namespace with other finalizers. Its spec is always there, as Go writes structs. */
export function withNamespaceFinalizers(object: StoredObject, finalizers: readonly string[]): StoredObject {
  return { ...object, spec: finalizers.length === 0 ? {} : { finalizers } }
}

/** pkg/apis/core/validation/validation.go, `validateFinalizerName`; undefined where all are names of finalizers. */
export function finalizersRefused(name: string, finalizers: readonly string[]): Verdict | undefined {
  const causes = finalizers.flatMap((finalizer, index) =>
    problemsOf(finalizer).map((problem) => ({
      reason: 'FieldValueInvalid',
      message: `Invalid value: ${goQuote(finalizer)}: ${problem}`,
      field: `spec.finalizers[${index}]`,
    })),
  )
  if (causes.length === 0) return undefined
  const { status } = invalid({ group: '', kind: 'Namespace' }, name, causes)
  return { accepted: false, status, findings: [], warnings: [], notEvaluated: 0 }
}

function problemsOf(finalizer: string): readonly string[] {
  const isQualified = finalizer.includes('/') || STANDARD.has(finalizer)
  return [...labelKey(finalizer), ...(isQualified ? [] : ['name is neither a standard finalizer name nor is it fully qualified'])]
}
