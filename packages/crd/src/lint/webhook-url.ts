import { goQuote, parseGoUrl } from '@kindbox/core'
import type { Issue } from '@kindbox/core'
import { invalid, required } from './field-error.ts'
import type { FieldPath } from '../review/go/field-path.ts'

/** What the server says of a webhook's URL: apiserver pkg/util/webhook/validation.go, ValidateWebhookURL. */
export function* webhookUrlProblems(raw: string, at: FieldPath): Iterable<Issue> {
  const form = '; desired format: https://host[/path]'
  const url = parseGoUrl(raw)
  if ('problem' in url) {
    yield required(at, `url must be a valid URL: ${url.problem}${form}`)
    return
  }
  if (url.scheme !== 'https') yield invalid(at, goQuote(url.scheme), `'https' is the only allowed URL scheme${form}`)
  if (url.host === '') yield invalid(at, '""', `host must be specified${form}`)
  if (url.user !== undefined) yield invalid(at, goQuote(url.user), 'user information is not permitted in the URL')
  if (url.fragment !== '') yield invalid(at, goQuote(url.fragment), 'fragments are not permitted in the URL')
  if (url.query !== undefined && url.query !== '') yield invalid(at, goQuote(url.query), 'query parameters are not permitted in the URL')
}
