import type { Status } from '@kindbox/core'

/** How a remote command ended: it ran and gave a code, or it could not be run. */
export type Exit =
  | {
      readonly type: 'Exited'
      /** 0 for success; 128 + n for a process that signal n ended. */
      readonly code: number
    }
  | { readonly type: 'Failed'; readonly status: Status }

/**
 * Reads the message of the status channel: a Status with `Success`, one with the reason `NonZeroExitCode` and the code among its causes,
 * or one that says why there was no process (kubelet's cri-streaming pkg/streaming/remotecommand/exec.go).
 */
export function exitOf(message: string): Exit {
  const status = parsed(message)
  if (status.status === 'Success') return { type: 'Exited', code: 0 }
  const cause = status.reason === 'NonZeroExitCode' ? status.details?.causes?.find(({ reason }) => reason === 'ExitCode') : undefined
  const code = cause?.message
  return code !== undefined && /^\d{1,10}$/.test(code) ? { type: 'Exited', code: Number(code) } : { type: 'Failed', status }
}

function parsed(message: string): Status {
  const base = { apiVersion: 'v1', kind: 'Status', metadata: {} } as const
  try {
    const value: unknown = JSON.parse(message)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...base, ...value }
  } catch {
    // Runtimes of old write plain text.
  }
  return { ...base, status: 'Failure', message }
}
