import { isApiError, isKubeError, type ApiOf } from '@kindbox/core'
import { mergePatch } from '@kindbox/client'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '../differential/random.ts'
import { poisonous, type LooseSoaked } from './soaked.ts'

export interface WritersOptions {
  readonly api: ApiOf<typeof LooseSoaked>
  readonly random: Random
  /** How many objects there may be. */
  readonly objects: number
  readonly writers: number
}

/** Write to a server as fast as it takes it: each writer has objects of its own, so that none waits for another. */
export class Writers {
  readonly #options: WritersOptions
  readonly #there = new Set<string>()
  /** Changes that the server has confirmed. */
  changes = 0

  constructor(options: WritersOptions) {
    this.#options = options
  }

  /** Makes so many changes more. */
  async change(count: number): Promise<void> {
    const { writers } = this.#options
    const goal = this.changes + count
    const write = async (writer: number) => {
      while (this.changes < goal) if (await this.#once(writer)) this.changes++
    }
    await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)))
  }

  async #once(writer: number): Promise<boolean> {
    const { api, random, objects, writers } = this.#options
    const name = `object-${random.integer(0, Math.ceil(objects / writers) - 1) * writers + writer}`
    const value = random.oneIn(40) ? poisonous + random.integer(0, 9) : random.integer(0, poisonous - 1)
    const spec = { value, note: 'x'.repeat(random.integer(0, 2_000)) }
    try {
      if (!this.#there.has(name)) {
        await api.create({ metadata: { name }, spec }).catch(unlessItIs('AlreadyExists'))
        this.#there.add(name)
      } else if (random.oneIn(8)) {
        await api.delete(name).catch(unlessItIs('NotFound'))
        this.#there.delete(name)
      } else await api.patch(name, mergePatch({ spec }))
      return true
    } catch (error) {
      // A server that is being restarted may have done what it was asked, or not.
      if (isApiError(error, 'NotFound')) this.#there.delete(name)
      else if (isKubeError(error, 'TransportError') || isApiError(error)) await sleep(200)
      else throw error
      return false
    }
  }
}

function unlessItIs(reason: string): (error: unknown) => void {
  return (error) => {
    if (!isApiError(error, reason)) throw error
  }
}
