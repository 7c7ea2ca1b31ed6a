/** The time was over before the condition was met. Its name is that of the reason of `AbortSignal.timeout`. */
export class WaitTimeoutError extends Error {
  override get name(): string {
    return 'TimeoutError'
  }
}
