import type { Clock } from './clock.ts'

/** Whether the promise settles, either way, within so many milliseconds. */
export async function settlesWithin(promise: Promise<unknown>, milliseconds: number, clock: Clock): Promise<boolean> {
  const over = new AbortController()
  const settled = promise.then(
    () => true,
    () => true,
  )
  const late = clock.sleep(milliseconds, { signal: over.signal }).then(
    () => false,
    () => true,
  )
  try {
    return await Promise.race([settled, late])
  } finally {
    over.abort()
  }
}
