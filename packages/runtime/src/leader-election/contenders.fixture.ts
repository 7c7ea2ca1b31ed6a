import type { Clock } from '../clock.ts'
import { manualClock, type ManualClock } from '../manual-clock.fixture.ts'
import { LeaderElection } from './leader-election.ts'
import type { LeaderElectionOptions } from './leader-election-options.ts'
import { LeaseServer, type Network } from './lease-server.fixture.ts'

/** A machine's clock: how fast it goes beside the true one, and what it believes the time to be. */
export interface Drift {
  /** 1.1: ten percent too fast. */
  rate: number
  /** Milliseconds that its time of day is ahead. */
  offset: number
}

export interface Contender {
  readonly name: string
  readonly network: Network
  readonly drift: Drift
  readonly election: LeaderElection
  readonly errors: unknown[]
  stop(): void
  /** Makes the work end, or fail, once it is told to; `undefined` makes it ignore its signal. */
  work: 'heeds' | 'ignores' | 'fails'
  /** How `run` ended, undefined while it goes on. */
  ended: string | undefined
}

/** Several processes that want to lead. Whoever begins while another one's signal is not aborted is a breach. */
export class Contenders {
  readonly clock: ManualClock = manualClock()
  readonly server = new LeaseServer(this.clock)
  readonly breaches: string[] = []
  /** `12000 b`: who began to lead when, and `22000 b stops` for the abort of its signal. */
  readonly log: string[] = []
  readonly #terms = new Map<string, AbortSignal>()
  readonly #start = this.clock.monotonic()

  add(name: string, options: Partial<LeaderElectionOptions> = {}): Contender {
    const { api, network } = this.server.client()
    const drift: Drift = { rate: 1, offset: 0 }
    const errors: unknown[] = []
    const election = new LeaderElection({
      api,
      name: 'foo-controller',
      identity: name,
      clock: driftingClock(this.clock, drift),
      random: () => 0,
      onError: (error) => errors.push(error),
      ...options,
    })
    const abort = new AbortController()
    const contender: Contender = { name, network, drift, election, errors, stop: () => abort.abort(), work: 'heeds', ended: undefined }
    election
      .run((signal) => this.#lead(contender, signal), { signal: abort.signal })
      .then(
        () => (contender.ended = 'resolved'),
        (error: Error) => (contender.ended = `${error.name}: ${error.message.replace(/_[0-9a-f-]{36}/, '')}`),
      )
    return contender
  }

  /** Who leads, by the signals of the work. */
  get leaders(): string[] {
    return [...this.#terms].flatMap(([name, signal]) => (signal.aborted ? [] : [name]))
  }

  get now(): number {
    return this.clock.monotonic() - this.#start
  }

  async #lead(contender: Contender, signal: AbortSignal): Promise<void> {
    for (const other of this.leaders) this.breaches.push(`${this.now} ${contender.name} leads while ${other} does`)
    this.log.push(`${this.now} ${contender.name}`)
    this.#terms.set(contender.name, signal)
    await new Promise<void>((resolve, reject) => {
      signal.addEventListener('abort', () => {
        this.log.push(`${this.now} ${contender.name} stops`)
        if (contender.work === 'heeds') resolve()
        if (contender.work === 'fails') reject(new Error('left something running'))
      })
    })
  }
}

function driftingClock(clock: ManualClock, drift: Drift): Clock {
  return {
    monotonic: () => clock.monotonic() * drift.rate,
    now: () => clock.now() + drift.offset,
    sleep: (milliseconds, options) => clock.sleep(milliseconds / drift.rate, options),
  }
}
