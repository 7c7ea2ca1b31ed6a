import type { DrainEvent } from '@kindbox/operations'

export const whyLeft = { DaemonSet: 'a daemon set runs it', Mirror: 'the node itself runs it' } as const

/** Tells a drain as lines: one for each change of a pod, none for what stays as it was. */
export class DrainReport {
  readonly #kept = new Map<string, string>()
  readonly #tell: (line: string) => void

  constructor(tell: (line: string) => void) {
    this.#tell = tell
  }

  add(event: DrainEvent): void {
    switch (event.type) {
      case 'Cordoned':
        return this.#tell(`${event.node.metadata.name} is cordoned`)
      case 'Left':
        return this.#tell(`${nameOf(event.pod)} stays: ${whyLeft[event.reason]}`)
      case 'Blocked':
        return this.#keep(nameOf(event.pod), event.message)
      case 'Evicting':
        this.#kept.delete(nameOf(event.pod))
        return this.#tell(`${nameOf(event.pod)} is ending`)
      case 'Gone':
        this.#kept.delete(nameOf(event.pod))
        return this.#tell(`${nameOf(event.pod)} is gone`)
      case 'Drained':
        return this.#tell(`${event.node} is drained`)
      case 'TimedOut':
        for (const pod of event.remaining) this.#tell(`${nameOf(pod)} is left: ${this.#kept.get(nameOf(pod)) ?? 'it has not ended yet'}`)
        return this.#tell(`${event.node} is not drained: the time is up`)
    }
  }

  /** The server is asked again every few seconds, and mostly says what it said before. */
  #keep(pod: string, why: string): void {
    if (this.#kept.get(pod) === why) return
    this.#kept.set(pod, why)
    this.#tell(`${pod} has to wait: ${why}`)
  }
}

export function nameOf({ namespace, name }: { readonly namespace?: string | undefined; readonly name: string }): string {
  return `${namespace}/${name}`
}
