import type { TestServer } from '@kindbox/apiserver/testing'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '../differential/random.ts'
import { describeFault } from '../faults/fault.ts'
import type { FaultProxy } from '../faults/fault-proxy.ts'
import { randomFault } from '../faults/random-fault.ts'
import type { JumpingClock } from './jumping-clock.ts'

export interface DisturbancesOptions {
  readonly proxy: FaultProxy
  readonly server: TestServer
  readonly clock: JumpingClock
  readonly random: Random
}

const hour = 3_600_000

/** Everything that is done to a cluster and to the way to it, one after the other. */
export class Disturbances {
  readonly #options: DisturbancesOptions
  /** What happened, and how often. */
  readonly counts = new Map<string, number>()

  constructor(options: DisturbancesOptions) {
    this.#options = options
  }

  /** Disturbs for a while, at random; everything is in order again when it resolves. */
  async some(): Promise<void> {
    const { proxy, random } = this.#options
    switch (random.weighted({ fault: 16, compaction: 2, jump: 2 })) {
      case 'compaction':
        return await this.compaction()
      case 'jump':
        return this.#jump()
      case 'fault': {
        const fault = randomFault(random)
        this.#count(describeFault(fault))
        await proxy.begin(fault)
        await sleep(random.integer(200, 2_500))
        await proxy.lift()
      }
    }
  }

  /** The server is killed and comes back, with no memory of the events before. */
  async restart(): Promise<void> {
    this.#count('API server killed')
    await this.#options.server.restart!()
  }

  /** The server forgets all versions but the last one, while a list is being read slowly. */
  async compaction(): Promise<void> {
    const { proxy, server } = this.#options
    this.#count('etcd compacted')
    await proxy.begin({ type: 'slow', milliseconds: 40 })
    await proxy.begin({ type: 'error-event', code: 410 })
    await sleep(150)
    await server.compact!()
    await sleep(500)
    await proxy.lift()
  }

  #jump(): void {
    const { clock, random } = this.#options
    this.#count('clock jumps')
    if (random.oneIn(2)) clock.setWall(random.integer(-24 * hour, 24 * hour))
    else clock.wakeAfter(random.integer(1, hour))
  }

  #count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1)
  }
}
