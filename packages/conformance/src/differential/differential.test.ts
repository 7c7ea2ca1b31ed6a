import { expect, test } from '@jest/globals'
import { embeddedServer, realServer } from '../servers.ts'
import { builtTools } from '../tools/built-tools.ts'
import { differential } from './differential.ts'

const title = 'both servers answer random requests alike'
const built = builtTools() !== undefined
const run = built ? test : test.skip

run(
  built ? title : `${title} (skipped: the real API server is not built; npm run conformance -- --server real builds it)`,
  async () => {
    const launched = await realServer(() => {})
    if ('missing' in launched) throw new Error(launched.missing)
    await using real = launched
    await using embedded = await embeddedServer()
    const result = await differential({ embedded: embedded.access, real: real.access }, { seed: 1, steps: 400 })
    expect(result.disagreements).toEqual([])
    expect(result.steps).toBeGreaterThan(300)
  },
  120_000,
)
