import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readCorpus } from '../corpus.ts'
import { realServer, type ServerUnderTest } from '../servers.ts'
import { builtTools } from '../tools/built-tools.ts'
import { mutateDefinitions } from './mutate-definitions.ts'
import { mutateManifests } from './mutate-manifests.ts'
import { readSamples, withoutWebhooks } from './samples.ts'

const shared = process.env['KINDBOX_SHARED']
const title = 'the real server and kindbox judge mutated input alike'
const missing =
  shared === undefined
    ? 'KINDBOX_SHARED names no folder with a corpus'
    : builtTools() === undefined
      ? 'the real API server is not built; npm run conformance -- --server real builds it'
      : undefined
const suite = missing === undefined ? describe : describe.skip

suite(missing === undefined ? title : `${title} (skipped: ${missing})`, () => {
  let real: ServerUnderTest
  beforeAll(async () => {
    const launched = await realServer(() => {})
    if ('missing' in launched) throw new Error(launched.missing)
    real = launched
  }, 120_000)
  afterAll(async () => {
    await real[Symbol.asyncDispose]()
  })

  test('manifests', async () => {
    const tally = await mutateManifests(real.access, readSamples(`${shared}/corpus`), { seed: 1, count: 300 })
    expect(tally.different).toEqual([])
    expect(tally).toMatchObject({ judged: 300 })
    expect(tally.refused).toBeGreaterThan(100)
  }, 120_000)

  test('definitions', async () => {
    const tally = await mutateDefinitions(real.access, readCorpus(`${shared}/corpus`).crds.map(withoutWebhooks), { seed: 1, count: 80 })
    expect(tally.different).toEqual([])
    expect(tally).toMatchObject({ judged: 80 })
    expect(tally.refused).toBeGreaterThan(30)
  }, 120_000)
})
