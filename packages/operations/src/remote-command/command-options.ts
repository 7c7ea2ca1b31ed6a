import type { CallOptions } from '@kindbox/core'

/** What a process reads: text, bytes, or chunks of both that are taken as fast as it reads them. */
export type Input = string | Uint8Array | AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>

/** `PodAttachOptions` of core/v1. */
export interface AttachOptions extends CallOptions {
  /** Default: the only container, or the one that the annotation `kubectl.kubernetes.io/default-container` names. */
  readonly container?: string
  /** `true` gives the session a `stdin` to write to; an {@link Input} is sent and ended. Default: the process has no input. */
  readonly stdin?: boolean | Input
  /** Default: `true`. */
  readonly stdout?: boolean
  /** Default: `true`, and `false` with `tty`. */
  readonly stderr?: boolean
  /** A terminal, of which `resize` tells the size. Default: `false`. */
  readonly tty?: boolean
}

/** `PodExecOptions` of core/v1, the command aside. */
export interface ExecOptions extends AttachOptions {}

/** What {@link AttachOptions} mean when everything is said. */
export interface Streams {
  readonly stdin: boolean
  readonly stdout: boolean
  readonly stderr: boolean
  readonly tty: boolean
}

export function streamsOf({ stdin = false, stdout = true, tty = false, stderr = !tty }: AttachOptions): Streams {
  return { stdin: stdin !== false, stdout, stderr, tty }
}
