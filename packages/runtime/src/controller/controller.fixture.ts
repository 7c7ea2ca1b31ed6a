import { manualClock, type ManualClock } from '../manual-clock.fixture.ts'
import { type Sample } from '../sample-object.fixture.ts'
import { ScriptedSource } from '../scripted-source.fixture.ts'
import { Controller } from './controller.ts'
import { describeFailure } from './controller-failure.ts'
import type { ControllerOptions } from './controller-options.ts'
import { keyText } from './key-text.ts'
import type { ReconcileContext } from './reconcile.ts'

/** One call of a reconciler, which ends when the test says so. */
export interface Call {
  readonly key: string
  readonly object: Sample | undefined
  readonly context: ReconcileContext<Sample>
  end(result?: { requeueAfter: number }): Promise<void>
  fail(error: Error): Promise<void>
}

/** A controller whose reconciliations a test ends one by one. */
export class ControlledRun {
  readonly clock: ManualClock = manualClock()
  readonly source: ScriptedSource<Sample>
  readonly controller: Controller<Sample>
  readonly calls: Call[] = []
  readonly failures: string[] = []
  readonly invalid: string[] = []
  readonly #stop = new AbortController()
  readonly ended: Promise<string>

  constructor(objects: readonly Sample[] = [], options: Partial<ControllerOptions<Sample>> & { readonly ready?: boolean } = {}) {
    this.source = new ScriptedSource(objects, { ready: options.ready ?? true })
    this.controller = new Controller({
      name: 'samples',
      source: this.source,
      clock: this.clock,
      onError: (failure) => this.failures.push(describeFailure(failure)),
      onInvalid: ({ ref }, source) => this.invalid.push(`${source} ${keyText(ref)}`),
      reconcile: (object, context) => this.#reconcile(object, context),
      ...options,
    })
    this.ended = this.controller.run({ signal: this.#stop.signal }).then(
      () => 'ended',
      (error: Error) => error.message,
    )
  }

  /** What was begun since the last question, as `key:text`, a missing object as `key:gone`. */
  async begun(): Promise<string[]> {
    await this.clock.advance(0)
    return this.calls.slice(this.#told, (this.#told = this.calls.length)).map(({ key, object }) => `${key}:${object?.spec.text ?? 'gone'}`)
  }

  /** Ends every reconciliation that is under way. */
  async endAll(): Promise<void> {
    await this.clock.advance(0)
    for (const call of this.calls) await call.end()
  }

  abort(): void {
    this.#stop.abort()
  }

  #told = 0

  #reconcile(object: Sample | undefined, context: ReconcileContext<Sample>): Promise<{ requeueAfter: number } | void> {
    return new Promise((resolve, reject) => {
      this.calls.push({
        key: keyText(context.key),
        object,
        context,
        end: async (result) => (resolve(result), this.clock.advance(0)),
        fail: async (error) => (reject(error), this.clock.advance(0)),
      })
    })
  }
}
