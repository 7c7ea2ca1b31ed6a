import { ApiError, type Status, type StatusReason } from '@kindbox/core'
import type { Clock } from '../clock.ts'
import type { Lease, LeaseApi, LeaseInput } from './lease.ts'

/** What happens to the requests of one client. Times are in milliseconds of the server. */
export interface Network {
  /** Until a request arrives. */
  there: number
  /** Until its answer does. */
  back: number
  /** Requests get lost, answers get lost: the client waits in vain. */
  requestsLost: boolean
  answersLost: boolean
  /** The server refuses. */
  status: number | undefined
}

/** One lease with optimistic concurrency, and clients whose networks a test breaks. */
export class LeaseServer {
  lease: Lease | undefined
  readonly #clock: Clock
  #version = 0

  constructor(clock: Clock) {
    this.#clock = clock
  }

  client(): { readonly api: LeaseApi; readonly network: Network } {
    const network: Network = { there: 0, back: 0, requestsLost: false, answersLost: false, status: undefined }
    const exchange = async (answer: () => Lease, signal: AbortSignal | undefined): Promise<Lease> => {
      if (network.requestsLost) return lost(signal)
      const { there, back, answersLost } = network
      // A request that is on its way arrives, whether or not its sender still waits.
      if (there > 0) await this.#clock.sleep(there)
      const result = settle(network.status === undefined ? answer : () => refuse(network.status!, 'ServiceUnavailable'))
      if (answersLost || network.answersLost) return lost(signal)
      if (back > 0) await this.#clock.sleep(back, { signal })
      if (result.lease === undefined) throw result.error
      return result.lease
    }
    const api: LeaseApi = {
      get: (_, options) => exchange(() => this.lease ?? refuse(404, 'NotFound'), options?.signal),
      create: (input, options) => exchange(() => this.#create(input), options?.signal),
      replace: (input, options) => exchange(() => this.#replace(input), options?.signal),
    }
    return { api, network }
  }

  /** What somebody with kubectl does. */
  edit(change: (lease: Lease) => Lease): void {
    this.#put(change(this.lease!))
  }

  #create(input: LeaseInput): Lease {
    if (this.lease !== undefined) refuse(409, 'AlreadyExists')
    return this.#put(input)
  }

  #replace(input: LeaseInput): Lease {
    if (this.lease === undefined) return refuse(404, 'NotFound')
    if (input.metadata.resourceVersion !== this.lease.metadata.resourceVersion) return refuse(409, 'Conflict')
    // As the API server does: what changes nothing is not written, and has no new version.
    if (JSON.stringify(input.spec) === JSON.stringify(this.lease.spec)) return this.lease
    return this.#put(input)
  }

  #put({ metadata, spec }: LeaseInput): Lease {
    this.#version += 1
    const kept = { ...metadata, uid: this.lease?.metadata.uid ?? `uid-${this.#version}`, resourceVersion: String(this.#version) }
    this.lease = { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', metadata: kept, ...(spec !== undefined && { spec }) }
    return this.lease
  }
}

function settle(answer: () => Lease): { readonly lease?: Lease; readonly error?: unknown } {
  try {
    return { lease: answer() }
  } catch (error) {
    return { error }
  }
}

function refuse(code: number, reason: StatusReason): never {
  const status: Status = { apiVersion: 'v1', kind: 'Status', metadata: {}, status: 'Failure', reason, code }
  throw new ApiError(`${code} ${reason}`, status)
}

/** Waits until the caller gives up. */
function lost(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))
}
