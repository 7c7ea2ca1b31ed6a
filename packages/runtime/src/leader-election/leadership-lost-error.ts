const brand = Symbol.for('kindbox.LeadershipLostError')

/** The lease could not be renewed in time, or is somebody else's: the reason of the leader's signal, and what the election ends with. */
export class LeadershipLostError extends Error {
  readonly [brand] = true

  override get name(): string {
    return 'LeadershipLostError'
  }
}

/** Whether `error` is a {@link LeadershipLostError}; holds across installed copies, where `instanceof` fails. */
export function isLeadershipLostError(error: unknown): error is LeadershipLostError {
  return error instanceof Error && brand in error
}
