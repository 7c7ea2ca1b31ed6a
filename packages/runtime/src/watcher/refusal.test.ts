import { describe, expect, test } from '@jest/globals'
import { KubeError } from '@kindbox/core'
import { cut, expired, html, refused } from './kube-errors.fixture.ts'
import { inconsistentContinue, isExpired, isHopeless, refusesStreaming, refusesVersion, retryAfterSeconds } from './refusal.ts'

type Question = 'expired' | 'version' | 'streaming' | 'hopeless'

const asked: { readonly [Name in Question]: (error: KubeError) => boolean } = {
  expired: isExpired,
  version: refusesVersion,
  streaming: refusesStreaming,
  hopeless: isHopeless,
}

describe('what a refusal says', () => {
  const tooLarge = refused(504, { reason: 'Timeout', details: { causes: [{ reason: 'ResourceVersionTooLarge' }] } })
  const cases: [title: string, error: KubeError, says: Question[]][] = [
    ['410 Expired', expired, ['expired']],
    ['410 without a reason, as from a proxy', refused(410), ['expired']],
    ['Gone without a code, as in an ERROR event', refused(undefined, { reason: 'Gone' }), ['expired']],
    ['Expired under another code', refused(500, { reason: 'Expired' }), ['expired']],
    ['ResourceExpired', refused(500, { reason: 'ResourceExpired' }), ['expired']],
    ['400', refused(400, { reason: 'BadRequest' }), ['version', 'streaming']],
    ['422', refused(422, { reason: 'Invalid' }), ['version', 'streaming']],
    ['404', refused(404, { reason: 'NotFound' }), ['version']],
    ['a version from the future', tooLarge, ['version']],
    ['401', refused(401), []],
    ['403', refused(403), []],
    ['408', refused(408), []],
    ['429', refused(429), []],
    ['500', refused(500), []],
    ['503', refused(503), []],
    ['504', refused(504, { reason: 'Timeout' }), []],
    ['a cut connection', cut, []],
    ['HTML', html, []],
    ['a selector that is none', new KubeError('RequestError', 'not sent'), ['hopeless']],
    ['a token file that is away', new KubeError('ConfigError', 'no token'), []],
  ]
  test.each(cases)('%s', (_, error, says) => {
    expect(Object.entries(asked).flatMap(([name, ask]) => (ask(error) ? [name] : []))).toEqual(says)
  })
})

test('an expired list may say how it goes on', () => {
  expect(inconsistentContinue(refused(410, { metadata: { continue: 'next' } }))).toBe('next')
  expect(inconsistentContinue(refused(410, { metadata: { continue: '' } }))).toBeUndefined()
  expect(inconsistentContinue(cut)).toBeUndefined()
})

test('a server may say when to come back', () => {
  expect(retryAfterSeconds(refused(429, { details: { retryAfterSeconds: 7 } }))).toBe(7)
  expect(retryAfterSeconds(cut)).toBeUndefined()
})
