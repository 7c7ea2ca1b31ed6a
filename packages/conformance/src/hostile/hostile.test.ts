import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { describe, expect, test } from '@jest/globals'
import { hostileInputs } from './hostile-inputs.ts'

// The tests run on the sources, where only the built worker can be started by plain Node.
const worker = fileURLToPath(new URL('./hostile-worker.js', import.meta.url)).replace('/src/hostile/', '/dist/hostile/')
const built = existsSync(worker)
const suite = built ? describe : describe.skip

/** Ten times the largest input. A thread that needs more ends with an error. */
const MEGABYTES = 768
/** Far more than any input takes, so that a slow machine does not fail; what backtracks or doubles itself never ends. */
const PATIENCE = 120_000

suite(built ? 'hostile inputs end in a finding, within bounds' : 'hostile inputs (skipped: packages/conformance is not built)', () => {
  test.each(hostileInputs.map((input) => [input.title, input.finding] as const))(
    '%s',
    async (title, finding) => {
      const thread = new Worker(worker, { workerData: { title }, resourceLimits: { maxOldGenerationSizeMb: MEGABYTES } })
      try {
        const found = await new Promise<string>((resolve, reject) => {
          thread.once('message', resolve)
          thread.once('error', reject)
          thread.once('exit', (code) => reject(new Error(`ended with ${code} before it found anything`)))
        })
        expect(found.length > 2000 ? `${found.slice(0, 1000)}…${found.slice(-1000)}` : found).toMatch(finding)
      } finally {
        await thread.terminate()
      }
    },
    PATIENCE,
  )
})
