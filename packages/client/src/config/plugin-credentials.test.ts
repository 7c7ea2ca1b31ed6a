import { expect, test } from '@jest/globals'
import type { ExecCredential } from './exec-credential.ts'
import { renewed } from './plugin-credentials.ts'

let time = 0
let given = 0
const source = (lasts?: number) => {
  time = 0
  given = 0
  return renewed(
    async (): Promise<ExecCredential> => ({
      credential: { token: `t${++given}` },
      expiresAt: lasts === undefined ? undefined : time + lasts,
    }),
    () => time,
  )
}

test('a credential is used until it expires', async () => {
  const credentials = source(1000)
  const first = await credentials()
  time = 1000
  expect(await credentials()).toBe(first)
  time = 1001
  expect(await credentials()).toEqual({ token: 't2' })
})

test('one without an end is used until it is refused', async () => {
  const credentials = source()
  const first = await credentials()
  time = 1e12
  expect(await credentials()).toBe(first)
  expect(await credentials(first)).toEqual({ token: 't2' })
})

test('a refusal of a credential that was replaced since asks nobody', async () => {
  const credentials = source()
  const first = await credentials()
  const second = await credentials(first)
  expect(await credentials(first)).toBe(second)
  expect(given).toBe(2)
})

test('however many ask at once, it is obtained once', async () => {
  const credentials = source()
  const all = await Promise.all(Array.from({ length: 20 }, () => credentials()))
  expect([new Set(all).size, given]).toEqual([1, 1])
})

test('a failure is not kept', async () => {
  let fails = true
  const credentials = renewed(async () => {
    if (fails) throw new Error('no session')
    return { credential: { token: 'a' }, expiresAt: undefined }
  })
  await expect(credentials()).rejects.toThrow('no session')
  fails = false
  expect(await credentials()).toEqual({ token: 'a' })
})
