import { RefusedError, validate, type AnyResource, type CreateOptions, type RequestParts } from '@kindbox/core'

/**
 * With `strict`, refuses to send an object that does not fit, fields included that the schema does not know: the server would drop
 * those, with no more than a warning.
 *
 * @throws KubeError `RequestError` with all issues
 */
export function refuseUnfit(resource: AnyResource, object: unknown, { subject }: RequestParts, { strict }: CreateOptions): void {
  if (strict !== true) return
  const issues = validate(resource, object, { mode: 'input', strict: true })
  if (issues.length === 0) return
  const listed = issues.map(({ message, fix }) => (fix === undefined ? message : `${message} ${fix}`)).join(' ')
  throw new RefusedError('RequestError', `The request for ${subject} was not sent: ${listed}`, issues)
}
