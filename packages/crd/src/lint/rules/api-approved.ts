import { goQuote } from '@kindbox/core'
import { type Document, METADATA } from '../document.ts'
import { invalid, required } from '../field-error.ts'
import { approvalOf, APPROVED_ANNOTATION, isProtectedGroup } from '../api-approval.ts'
import type { Rule } from '../rule.ts'
import { child, key } from '../../review/go/field-path.ts'

/** validation.go, validateAPIApproval. */
export const apiApproved: Rule = {
  name: 'api-approved',
  about: 'Groups of Kubernetes itself need an annotation that says where the API was approved, or that it was not.',
  *document(document, { old }) {
    if (!isProtectedGroup(document.group)) return
    const { state, reason } = approval(document)
    // Whoever changes something else is not asked for an approval that was missing before.
    if (old !== undefined && approval(old).state === state) return
    const at = key(child(METADATA, 'annotations'), APPROVED_ANNOTATION)
    if (state === 'missing') yield required(at, reason)
    if (state === 'invalid') yield invalid(at, goQuote(annotation(document)), reason)
  },
}

function approval(document: Document): ReturnType<typeof approvalOf> {
  return approvalOf(annotation(document))
}

function annotation({ metadata }: Document): string {
  return metadata.annotations?.get(APPROVED_ANNOTATION) ?? ''
}
