import { setTimeout as delay } from 'node:timers/promises'
import { describeRef, isApiError, type ApiEvent, type KubeObject, type ListApi } from '@kindbox/core'
import type { Report } from './report.ts'

/** A watch that runs beside the demo and prints each event; `next` waits until one more has come. */
export class WatchBeside {
  readonly #abort = new AbortController()
  readonly #done: Promise<void>
  #seen = 0
  #awaited = 0
  #wake = () => {}
  #failure: unknown

  constructor(api: ListApi<KubeObject>, report: Report, resourceVersion: string) {
    this.#done = this.#run(api, report, resourceVersion)
  }

  /** Waits for one event more than the last call did. */
  async next(): Promise<void> {
    this.#awaited += 1
    while (this.#seen < this.#awaited) {
      if (this.#failure !== undefined) throw this.#failure
      await new Promise<void>((resolve) => (this.#wake = resolve))
    }
  }

  async stop(): Promise<void> {
    this.#abort.abort()
    await this.#done
  }

  /** A server may end a watch whenever it likes, and does when the definition changes: the next one goes on where it ended. */
  async #run(api: ListApi<KubeObject>, report: Report, resourceVersion: string): Promise<void> {
    const { signal } = this.#abort
    let version = resourceVersion
    while (!signal.aborted && this.#failure === undefined) {
      try {
        for await (const event of api.watch({ resourceVersion: version, signal })) {
          version = versionOf(event) ?? version
          report.event(describe(event))
          this.#seen += 1
          this.#wake()
        }
      } catch (error) {
        if (isApiError(error, 'TooManyRequests')) await delay((error.status.details?.retryAfterSeconds ?? 1) * 1000)
        else if (!signal.aborted) this.#failure = error
      }
    }
    this.#wake()
  }
}

function versionOf(event: ApiEvent<KubeObject>): string | undefined {
  return event.type === 'INVALID' ? event.invalid.resourceVersion : event.object.metadata.resourceVersion
}

function describe(event: ApiEvent<KubeObject>): string {
  switch (event.type) {
    case 'BOOKMARK':
      return `BOOKMARK at ${event.object.metadata.resourceVersion}`
    case 'INVALID': {
      const issues = event.invalid.issues.map((issue) => issue.message).join(' ')
      return `INVALID  ${describeRef(event.invalid.ref)} (${event.change}): ${issues}`
    }
    default: {
      const { kind, metadata } = event.object
      const ref = describeRef({ kind, name: metadata.name, ...(metadata.namespace !== undefined && { namespace: metadata.namespace }) })
      return `${event.type.padEnd(8)} ${ref} at ${metadata.resourceVersion}`
    }
  }
}
