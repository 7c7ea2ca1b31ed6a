import { type Profiler, Session } from 'node:inspector'

/**
 * What of our own code has run, block by block, as V8 itself counts it. In binary mode it tells each block once, when it first runs, so that asking
 * after every input is cheap, and nothing has to be instrumented.
 */
export class Coverage implements Disposable {
  readonly #session = new Session()
  readonly #seen = new Set<string>()

  constructor() {
    this.#session.connect()
    this.#session.post('Profiler.enable')
    this.#session.post('Profiler.startPreciseCoverage', { callCount: false, detailed: true })
  }

  /** How many blocks have run. */
  get size(): number {
    return this.#seen.size
  }

  /** Whether something has run since the last call that had not before. */
  grew(): boolean {
    const before = this.#seen.size
    for (const { scriptId, url, functions } of this.#take()) {
      if (!url.startsWith('file:') || url.includes('/node_modules/') || url.includes('/fuzz/')) continue
      for (const { ranges } of functions) {
        for (const { startOffset, endOffset, count } of ranges) if (count > 0) this.#seen.add(`${scriptId}:${startOffset}:${endOffset}`)
      }
    }
    return this.#seen.size > before
  }

  #take(): readonly Profiler.ScriptCoverage[] {
    let taken: readonly Profiler.ScriptCoverage[] = []
    // A session of the own thread answers before post returns.
    this.#session.post('Profiler.takePreciseCoverage', (error, { result }) => {
      if (error !== null) throw error
      taken = result
    })
    return taken
  }

  [Symbol.dispose](): void {
    this.#session.disconnect()
  }
}
