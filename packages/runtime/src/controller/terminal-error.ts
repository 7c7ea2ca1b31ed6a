const brand = Symbol.for('kindbox.TerminalError')

/** What a reconciliation throws when trying again is in vain until the object changes: it is reported and not retried. */
export class TerminalError extends Error {
  readonly [brand] = true

  override get name(): string {
    return 'TerminalError'
  }
}

/** Whether `error` is a {@link TerminalError}; holds across installed copies, where `instanceof` fails. */
export function isTerminalError(error: unknown): error is TerminalError {
  return error instanceof Error && brand in error
}
