/** Whether a signal is aborted by now; asked of the property itself, the compiler takes the first answer for the last. */
export function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true
}
