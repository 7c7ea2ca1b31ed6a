import type { ListApi } from '@kindbox/core'
import { Informer, type InformerOptions } from '@kindbox/runtime'
import { setTimeout as sleep } from 'node:timers/promises'
import { Ledger } from './ledger.ts'
import type { Soaked } from './soaked.ts'

/** One informer, and the ledgers of its consumers: one that keeps up, and one that does not. */
export class Observer implements AsyncDisposable {
  readonly name: string
  readonly informer: Informer<Soaked>
  readonly ledgers: readonly [swift: Ledger<Soaked>, slow: Ledger<Soaked>]
  readonly #loops: Promise<unknown>

  constructor(name: string, api: ListApi<Soaked>, options: InformerOptions<Soaked>) {
    this.name = name
    this.informer = Informer.start(api, options)
    this.ledgers = [new Ledger(`${name}, swift`), new Ledger(`${name}, slow`)]
    this.#loops = Promise.all([this.#consume(this.ledgers[0], 0), this.#consume(this.ledgers[1], 300)])
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.informer.stop()
    await this.#loops
  }

  /** @param pause milliseconds after each 25 events */
  async #consume(ledger: Ledger<Soaked>, pause: number): Promise<void> {
    for await (const event of this.informer.events()) {
      ledger.record(event)
      if (pause > 0 && ledger.events % 25 === 0) await sleep(pause)
    }
  }
}
