import { goQuote, dns1035Label } from '@kindbox/core'
import type { Issue } from '@kindbox/core'
import { caBundleProblem } from '../ca-bundle.ts'
import type { DecodedClientConfig } from '../decode/decoded-crd.ts'
import { SPEC } from '../document.ts'
import { forbidden, invalid, notSupported, required } from '../field-error.ts'
import type { LintContext, Rule } from '../rule.ts'
import { serviceProblems } from '../webhook-service.ts'
import { webhookUrlProblems } from '../webhook-url.ts'
import { child, type FieldPath, index } from '../../review/go/field-path.ts'
import { marshal } from '../../review/go/json.ts'

/** validation.go, validateCustomResourceConversion. */
export const conversion: Rule = {
  name: 'conversion',
  about:
    'Versions are converted by nobody, or by a webhook that is reached by a URL or through a service and speaks a version the server does.',
  *document({ conversion: given, preserveUnknownFields }, context) {
    // The server fills in a missing one.
    if (given === undefined) return
    const { strategy, webhook } = given
    const at = child(CONVERSION, 'strategy')
    if (strategy === undefined) yield required(at)
    else if (!STRATEGIES.includes(strategy)) yield notSupported(at, goQuote(strategy), STRATEGIES)
    if (strategy !== 'None' && preserveUnknownFields) {
      yield invalid(at, marshal(strategy ?? ''), 'must be None if spec.preserveUnknownFields is true')
    }
    if (strategy === 'Webhook') {
      yield* clientConfigProblems(webhook?.clientConfig, context)
      yield* reviewVersionProblems(webhook?.conversionReviewVersions, context)
      return
    }
    const detail = 'should not be set when strategy is not set to Webhook'
    if (webhook?.clientConfig !== undefined) yield forbidden(CLIENT_CONFIG, detail)
    if ((webhook?.conversionReviewVersions?.length ?? 0) > 0) yield forbidden(REVIEW_VERSIONS, detail)
  },
}

function* clientConfigProblems(config: DecodedClientConfig | undefined, { strictness }: LintContext): Iterable<Issue> {
  if (config === undefined) {
    yield required(CLIENT_CONFIG, 'required when strategy is set to Webhook')
    return
  }
  const { url, service, caBundle = '' } = config
  if ((url === undefined) === (service === undefined)) yield required(CLIENT_CONFIG, 'exactly one of url or service is required')
  else if (url !== undefined) yield* webhookUrlProblems(url, child(CLIENT_CONFIG, 'url'))
  else if (service !== undefined) yield* serviceProblems(service, child(CLIENT_CONFIG, 'service'))
  const problem = caBundle === '' || !strictness.validCaBundle ? undefined : caBundleProblem(caBundle)
  if (problem !== undefined) yield invalid(child(CLIENT_CONFIG, 'caBundle'), goQuote(caBundle), problem)
}

function* reviewVersionProblems(versions: readonly string[] | undefined, { strictness }: LintContext): Iterable<Issue> {
  if (versions === undefined || versions.length === 0) {
    yield required(REVIEW_VERSIONS)
    return
  }
  for (const [i, version] of versions.entries()) {
    const at = index(REVIEW_VERSIONS, i)
    if (versions.indexOf(version) < i) yield invalid(at, goQuote(version), 'duplicate version')
    else for (const problem of dns1035Label(version)) yield invalid(at, goQuote(version), problem)
  }
  if (!strictness.recognizedConversionReviewVersion || versions.some(isRecognizedReviewVersion)) return
  yield invalid(REVIEW_VERSIONS, marshal(versions), `must include at least one of ${RECOGNIZED.join(', ')}`)
}

/** Whether the server can ask a webhook in this version of ConversionReview. */
export function isRecognizedReviewVersion(version: string): boolean {
  return RECOGNIZED.includes(version)
}

const STRATEGIES = ['None', 'Webhook']
const RECOGNIZED = ['v1', 'v1beta1']

const CONVERSION = child(SPEC, 'conversion')
const WEBHOOK = child(CONVERSION, 'webhook')
// The internal type has no `webhook` between.
const CLIENT_CONFIG: FieldPath = { ...child(WEBHOOK, 'clientConfig'), text: child(CONVERSION, 'webhookClientConfig').text }
const REVIEW_VERSIONS: FieldPath = {
  ...child(WEBHOOK, 'conversionReviewVersions'),
  text: child(CONVERSION, 'conversionReviewVersions').text,
}
