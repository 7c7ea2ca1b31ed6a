import { createApiServer, type ApiServerOptions } from '@kindbox/apiserver'
import { Client, mergePatch } from '@kindbox/client'
import { crd } from '@kindbox/crd'
import type { InformerEvent } from '../informer-event.ts'
import { manualClock, type ManualClock } from '../manual-clock.fixture.ts'
import { FaultyApi } from './faulty-api.fixture.ts'
import { Foo, LooseFoo } from './foo.fixture.ts'
import { Informer, type InformerOptions } from './informer.ts'

/** An embedded API server with some Foos, a way to put faults before it, and an informer's events as a consumer got them. */
export class InformedCluster implements AsyncDisposable {
  readonly clock: ManualClock = manualClock()
  readonly told: InformerEvent<Foo>[] = []
  readonly api: FaultyApi<Foo>
  readonly foos
  readonly #server
  #informer: Informer<Foo> | undefined

  private constructor(options: ApiServerOptions) {
    this.#server = createApiServer({ crds: [crd(LooseFoo)], ...options })
    const client = new Client({ fetch: this.#server.fetch })
    this.foos = client.api(LooseFoo, { namespace: 'default' })
    this.api = new FaultyApi(client.api(Foo), this.clock)
  }

  static async create(names: readonly string[], options: ApiServerOptions = {}): Promise<InformedCluster> {
    const cluster = new InformedCluster(options)
    for (const name of names) await cluster.foos.create({ metadata: { name }, spec: { info: 'first' } })
    return cluster
  }

  /** Starts the informer, with a consumer that takes what comes. */
  start(options: InformerOptions<Foo> = {}): Informer<Foo> {
    const informer = Informer.start(this.api, { clock: this.clock, random: () => 0.999_999, ...options })
    this.#informer = informer
    // How it ends is for other consumers to tell.
    this.#consume(informer).catch(() => {})
    return informer
  }

  async #consume(informer: Informer<Foo>): Promise<void> {
    for await (const event of informer.events()) this.told.push(event)
  }

  /** Forgets all versions but the newest. */
  compact(): void {
    this.#server.compact()
  }

  async write(name: string, info: string | null): Promise<void> {
    await this.foos.patch(name, mergePatch({ spec: { info } }))
  }

  /** Lets time pass until something holds, and gives the milliseconds; gives up after two minutes of it. */
  async passesUntil(holds: () => boolean): Promise<number> {
    const from = this.clock.monotonic()
    for (let waited = 0; waited < 120_000; waited = this.clock.monotonic() - from) {
      // The server and its streams take turns of the event loop, but no time.
      for (let turn = 0; turn < 20 && !holds(); turn++) await this.clock.advance(0)
      if (holds()) return waited
      await this.clock.advance(100)
    }
    throw new Error(`It did not come about; told was: ${this.words().join(', ')}`)
  }

  /** What was told, in words. */
  words(): string[] {
    return this.told.map((event) => {
      switch (event.type) {
        case 'Error':
          return `Error(${event.error.message})`
        case 'Bookmark':
          return 'Bookmark'
        case 'Invalid':
          return `Invalid(${event.invalid.ref.name}${event.lastGood === undefined ? '' : `, kept ${event.lastGood.spec.info}`})`
        default:
          return `${event.type}(${event.object.metadata.name} ${event.object.spec.info})`
      }
    })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#informer?.stop()
    await this.#server.close()
  }
}
