import type { CallOptions } from '@kindbox/core'

/** `PodLogOptions` of core/v1. */
export interface LogOptions extends CallOptions {
  /** Default: the only container; with several, the server asks for a name. */
  readonly container?: string
  /** Stays until the container has ended, and gives what it writes. Default: `false`. */
  readonly follow?: boolean
  /** The log of the container before its last restart. Default: `false`. */
  readonly previous?: boolean
  /** Only what was written in so many seconds before now. Not together with `sinceTime`. */
  readonly sinceSeconds?: number
  /** Only what was written from this time on: RFC 3339, whole seconds. */
  readonly sinceTime?: string
  /** Begins each line with its time, RFC 3339 in UTC. Default: `false`. */
  readonly timestamps?: boolean
  /** Only the last lines. Default: all there are. */
  readonly tailLines?: number
  /** Ends after so many bytes, perhaps in the middle of a line. Default: no limit. */
  readonly limitBytes?: number
  /** One of the two outputs; `tailLines` only goes with `All`. Default: `All`. Servers refuse it without the gate `PodLogsQuerySplitStreams`. */
  readonly stream?: 'All' | 'Stdout' | 'Stderr'
}
