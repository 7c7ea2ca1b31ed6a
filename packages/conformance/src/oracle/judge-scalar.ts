import { compileReview, type CustomResourceDefinition, decodeDocument, type Review } from '@kindbox/crd'
import type { Judgement } from './judgement.ts'
import type { Scalar } from './read-oracle.ts'

/** The review of the definition that all scalars belong to. */
export function scalarReview(crd: string): Review {
  const document = decodeDocument(crd)
  if (!document.readable) throw new SyntaxError(`scalar-crd.yaml: ${document.message}`)
  const definition = document.value as CustomResourceDefinition
  return compileReview(definition, definition.spec.versions[0]?.name ?? '')
}

/** Whether a document is taken and, where it is refused as invalid, for which causes. */
export function judgeScalar(review: Review, { doc, verdicts: [expected] }: Scalar): Judgement {
  const verdict = review.createFromText(doc)
  const { code, causes } = verdict.accepted
    ? { code: null, causes: [] }
    : { code: verdict.status.code, causes: verdict.status.details?.causes }
  return { kindbox: lines(verdict.accepted, code ?? null, causes), server: lines(expected?.ok, expected?.code ?? null, expected?.causes) }
}

function lines(ok: boolean | undefined, code: number | null, causes: unknown): string[] {
  if (ok === true) return ['taken']
  const found = code === 422 ? ((causes ?? []) as readonly { reason?: string; field?: string; message?: string }[]) : []
  return [`refused with ${code}`, ...found.map(({ reason, field, message }) => `${reason} ${field}: ${message}`)]
}
