import { Random } from '../differential/random.ts'
import { Coverage } from './coverage.ts'
import { mutateBytes } from './mutate-bytes.ts'

export interface FuzzOptions {
  readonly seed: number
  readonly seconds: number
  readonly seeds: readonly string[]
  /** Milliseconds; default: performance.now. */
  readonly now?: () => number
}

export interface FuzzResult {
  readonly runs: number
  /** Blocks of our code that some input reached. */
  readonly blocks: number
  /** Inputs that reached something new, and were mutated further. */
  readonly kept: number
  /** What threw, each kind of error once, with the input as Base64. */
  readonly finds: readonly { readonly error: string; readonly input: string }[]
  /** The input that took longest, and how many milliseconds. */
  readonly slowest: { readonly milliseconds: number; readonly input: string }
}

/** Asking for the coverage takes longer than a run, so that several are asked about at once, and kept together. */
const BATCH = 10

/** Mutates inputs and keeps those that reach new code, until the time is over. */
export function fuzz(target: (data: Uint8Array) => void, { seed, seconds, seeds, now = () => performance.now() }: FuzzOptions): FuzzResult {
  using coverage = new Coverage()
  const random = new Random(seed)
  const pool: Uint8Array[] = []
  const finds = new Map<string, string>()
  let slowest = { milliseconds: 0, input: '' }
  let runs = 0
  let batch: Uint8Array[] = []

  const run = (input: Uint8Array) => {
    runs++
    const started = now()
    try {
      target(input)
    } catch (error) {
      const text = error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error)
      const kind = text.split('\n').slice(0, 3).join('\n')
      if (!finds.has(kind)) finds.set(kind, base64(input))
    }
    const milliseconds = now() - started
    if (milliseconds > slowest.milliseconds) slowest = { milliseconds, input: base64(input) }
    batch.push(input)
    if (batch.length < BATCH && pool.length > 0) return
    if (coverage.grew()) pool.push(...batch)
    batch = []
  }

  for (const text of ['', ...seeds]) run(Buffer.from(text))
  const end = now() + seconds * 1000
  while (now() < end) {
    // What was kept last is where something new is to be found.
    const from = random.oneIn(3) ? pool.slice(-20) : pool
    run(mutateBytes(random, random.pick(from), random.pick(pool)))
  }
  return { runs, blocks: coverage.size, kept: pool.length, finds: [...finds].map(([error, input]) => ({ error, input })), slowest }
}

function base64(input: Uint8Array): string {
  return Buffer.from(input).toString('base64')
}
