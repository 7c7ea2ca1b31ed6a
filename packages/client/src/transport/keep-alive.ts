/** Milliseconds. */
export interface KeepAliveTimes {
  /** Between pings. */
  readonly interval: number
  /** Of silence after which a connection is given up. */
  readonly patience: number
}

/**
 * Load balancers forget connections that are silent for a minute, some of them without a word: a ping each 20 s is traffic enough, and an
 * end that has not answered for three of them is gone.
 */
export const keepAliveTimes: KeepAliveTimes = { interval: 20_000, patience: 60_000 }

/**
 * Tells whether the other end of a connection still lives; keeps no time itself.
 *
 * Servers of Kubernetes read pings only between the messages before them, and hand each message to a process that may take its time
 * (streaming pkg/httpstream/wsstream/conn.go). So silence proves nothing while something of ours may still wait there, nor while we
 * ourselves do not read; whether the other machine lives is then TCP's affair, which retransmits and gives up. client-go takes such a
 * process for a dead connection after a minute.
 */
export class KeepAlive {
  readonly #patience: number
  #heard: number
  #owed = false

  constructor({ patience }: KeepAliveTimes, now: number) {
    this.#patience = patience
    this.#heard = now
  }

  /** Something arrived, be it a pong. */
  heard(now: number): void {
    this.#heard = now
    this.#owed = false
  }

  /** A message of ours is on its way; until something is heard, it may be what holds the answer back. */
  sent(): void {
    this.#owed = true
  }

  /** @param reading whether we would have seen an answer */
  isDead(now: number, reading: boolean): boolean {
    if (reading && !this.#owed) return now - this.#heard > this.#patience
    // Not reading is no silence of the other side's: its time starts when we read again.
    if (!reading) this.#heard = now
    return false
  }
}
