import type { KubeObject } from '@kindbox/core'
import { isAborted } from '../is-aborted.ts'
import { listing, waiting, watching, type Activity, type Surroundings } from './activity.ts'
import { step } from './step.ts'
import type { WatcherEvent } from './watcher-event.ts'
import { begin, type Transition, type WatcherCommand, type WatcherSettings } from './watcher-state.ts'

/** One run of the state machine: does what it commands and tells it what happened. */
export class WatchRun<T extends KubeObject> {
  readonly #around: Surroundings<T>
  readonly #settings: WatcherSettings
  #transition: Transition<T>
  #activity: Activity<T> | undefined

  constructor(around: Surroundings<T>, settings: WatcherSettings) {
    this.#around = around
    this.#settings = settings
    this.#transition = begin(settings, around.clock.monotonic())
  }

  /**
   * What there is to say next, which may be nothing; undefined once the signal is aborted. Events come as many at a time as have arrived:
   * a promise for each would cost more than all that is done with it.
   *
   * @throws KubeError when there is no point in going on
   */
  async next(): Promise<readonly WatcherEvent<T>[] | undefined> {
    const { signal } = this.#around
    try {
      await this.#obey(this.#transition.command)
      if (isAborted(signal)) return undefined
      const told = (await this.#activity!.next()).map((input) => {
        this.#transition = step(this.#transition.state, input, this.#settings)
        return this.#transition.events
      })
      return told.flat()
    } catch (error) {
      if (isAborted(signal)) return undefined
      throw error
    }
  }

  async close(): Promise<void> {
    await this.#activity?.close()
  }

  async #obey(command: WatcherCommand | undefined): Promise<void> {
    if (command === undefined) return
    await this.#activity?.close()
    this.#activity = isAborted(this.#around.signal) ? undefined : open(this.#around, command)
  }
}

function open<T extends KubeObject>(around: Surroundings<T>, command: WatcherCommand): Activity<T> {
  switch (command.type) {
    case 'List':
      return listing(around, command.options)
    case 'Watch':
      return watching(around, command.options)
    case 'Wait':
      return waiting(around, command.milliseconds)
    case 'GiveUp':
      throw command.error
  }
}
