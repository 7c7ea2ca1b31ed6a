import { inspect } from 'node:util'

/** Why a command cannot run: the message says what, where and what to do, and is all that the user gets to see. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
}

/** What Node's file system functions say, as the few words that a user needs. */
export function fileProblem(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return 'there is no such file or folder'
  if (code === 'EACCES' || code === 'EPERM') return 'you have no permission to read it'
  if (code === 'EISDIR') return 'it is a folder'
  return errorMessage(error)
}

/** The message of anything that was thrown; what users' modules throw need not be an Error, nor one of this realm. */
export function errorMessage(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error
    ? String(error.message)
    : inspect(error, { depth: 1, breakLength: Infinity })
}
