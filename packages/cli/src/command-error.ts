/** Why a command cannot run: the message says what, where and what to do, and is all that the user gets to see. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
}

/** What Node's file system functions say, as the few words that a user needs. */
export function fileProblem(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return 'there is no such file or folder'
  if (code === 'EACCES' || code === 'EPERM') return 'you have no permission to read it'
  if (code === 'EISDIR') return 'it is a folder'
  return error instanceof Error ? error.message : String(error)
}
