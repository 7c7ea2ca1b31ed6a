import { expect, test } from '@jest/globals'
import { decodeContinue, encodeContinue, expiredContinue } from './continue-token.ts'

const token = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')
const v = 'meta.k8s.io/v1'

test('is the token of a kube-apiserver', () => {
  const made = encodeContinue({ revision: 279, start: 'a\0' })
  expect(made).toBe('eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6Mjc5LCJzdGFydCI6Ii9hXHUwMDAwIn0')
  expect(decodeContinue(made)).toEqual({ revision: 279, start: 'a\0' })
})

test.each([
  ['!!', 'illegal base64 data at input byte 0'],
  ['abcd!', 'illegal base64 data at input byte 4'],
  ['abc', "invalid character 'i' looking for beginning of value"],
  [token({ v: 'x', rv: 1, start: 'a' }), 'server does not recognize this encoded version x'],
  [token({ v, rv: 0, start: 'a' }), 'incorrect encoded start resourceVersion (version meta.k8s.io/v1)'],
  [token({ v, rv: 1, start: '' }), 'encoded start key empty (version meta.k8s.io/v1)'],
  [token({ v, rv: 1, start: '../../secrets' }), '../../secrets'],
  [token({ v, rv: 1, start: 'a//b' }), 'a//b'],
  [token('[]'), 'json: cannot unmarshal into Go value of type storage.continueToken'],
])('%s is refused', (text, why) => {
  const message = `invalid continue token: continue key is not valid: ${why}`
  expect(() => decodeContinue(text)).toThrow(expect.objectContaining({ status: expect.objectContaining({ code: 400, message }) }))
})

test('an expired token comes with one that goes on regardless', () => {
  const { status } = expiredContinue('b\0')
  expect(status).toMatchObject({ code: 410, reason: 'Expired', metadata: { continue: expect.any(String) } })
  expect(decodeContinue(status.metadata.continue!)).toEqual({ revision: -1, start: 'b\0' })
})
