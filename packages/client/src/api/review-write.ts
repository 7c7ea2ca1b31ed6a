import { RefusedError, type AnyResource, type RequestParts, type ReviewedWrite, type Reviewer } from '@kindbox/core'

/** A write as an Api has it. */
interface Write {
  readonly resource: AnyResource
  readonly verb: ReviewedWrite['verb']
  readonly subresource: ReviewedWrite['subresource'] | undefined
  readonly namespace: string | undefined
  readonly fieldValidation: ReviewedWrite['fieldValidation'] | undefined
  readonly current: ReviewedWrite['current']
}

/**
 * Lets a reviewer judge what a request is about to send. Its warnings pass: a server that has them says so itself.
 *
 * @throws KubeError `RequestError` with all issues, where one of them is an error
 */
export async function reviewWrite(review: Reviewer, { body, subject }: RequestParts, write: Write): Promise<void> {
  const { resource, verb, subresource, namespace, fieldValidation, current } = write
  const issues = await review(JSON.parse(body ?? 'null'), {
    resource,
    verb,
    ...(subresource !== undefined && { subresource }),
    ...(namespace !== undefined && { namespace }),
    ...(fieldValidation !== undefined && { fieldValidation }),
    current,
  })
  const errors = issues.filter(({ severity }) => severity === 'error')
  if (errors.length === 0) return
  const listed = new Set(errors.map(({ message, fix }) => (fix === undefined ? message : `${message} ${fix}`)))
  throw new RefusedError('RequestError', `The request for ${subject} was not sent: ${[...listed].join(' ')}`, issues)
}
