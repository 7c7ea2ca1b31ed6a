import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { isKubeError } from '@kindbox/core'
import { fileToken } from './file-token.ts'

let folder: string
let path: string
let time: number
const now = () => time

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kindbox-'))
  path = join(folder, 'token')
  time = 0
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

test('a token is read anew after a minute', async () => {
  await writeFile(path, ' first\n')
  const token = fileToken(path, { field: 'tokenFile', now })
  expect(await token()).toBe('first')
  await writeFile(path, 'second')
  time = 59_999
  expect(await token()).toBe('first')
  time = 60_000
  expect(await token()).toBe('second')
})

test('a file that cannot be read any more leaves the last token in use, until it can', async () => {
  await writeFile(path, 'first')
  const token = fileToken(path, { field: 'tokenFile', now })
  await token()
  await rm(path)
  time = 60_000
  expect(await token()).toBe('first')
  await writeFile(path, '')
  expect(await token()).toBe('first')
  await writeFile(path, 'second')
  expect(await token()).toBe('second')
})

test('a token that the server refused is read anew at once', async () => {
  await writeFile(path, 'first')
  const token = fileToken(path, { field: 'tokenFile', now })
  await token()
  await writeFile(path, 'second')
  expect(await token('another')).toBe('first')
  expect(await token('first')).toBe('second')
})

test('requests at the same time read once', async () => {
  await writeFile(path, 'first')
  let reads = 0
  const counted = () => {
    reads++
    return time
  }
  const token = fileToken(path, { field: 'tokenFile', now: counted })
  expect(await Promise.all(Array.from({ length: 20 }, () => token()))).toEqual(Array.from({ length: 20 }, () => 'first'))
  expect(reads).toBe(1)
})

test('a file that never could be read', async () => {
  const error = await fileToken(path, { field: 'tokenFile of user "a" in config', now })().catch((caught: unknown) => caught)
  expect(isKubeError(error, 'ConfigError')).toBe(true)
  expect((error as Error).message).toMatch(/^tokenFile of user "a" in config cannot be read: ENOENT/)
  expect(await fileToken(path, { field: 'tokenFile', fallback: 'beside', now })()).toBe('beside')
})
