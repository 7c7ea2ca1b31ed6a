import { readFile } from 'node:fs/promises'
import { KubeError } from '@kindbox/core'

export interface FileTokenOptions {
  /** What messages call the file's place in the configuration. */
  readonly field: string
  /** Used as long as the file cannot be read. */
  readonly fallback?: string
  /** Milliseconds since some start. Default: `performance.now`. */
  readonly now?: () => number
}

/** How long a token is used before the file is read again (client-go transport/token_source.go). */
const maxAgeMilliseconds = 60_000

/**
 * A token that is read from a file once a minute, as the kubelet and others replace it, and whenever the server refused it. Where the file cannot be read any more the last
 * token stays in use.
 */
export function fileToken(
  path: string,
  { field, fallback, now = () => performance.now() }: FileTokenOptions,
): (rejected?: string) => Promise<string> {
  let last: { readonly token: string; readonly readAt: number } | undefined
  let reading: Promise<string> | undefined

  async function read(): Promise<string> {
    try {
      const token = (await readFile(path, 'utf8')).trim()
      if (token === '') throw new Error(`${path} is empty`)
      last = { token, readAt: now() }
      return token
    } catch (cause) {
      const token = last?.token ?? fallback
      if (token !== undefined) return token
      throw new KubeError('ConfigError', `${field} cannot be read: ${(cause as Error).message}.`, { cause })
    } finally {
      reading = undefined
    }
  }

  return async (rejected) => {
    if (last !== undefined && last.token !== rejected && now() - last.readAt < maxAgeMilliseconds) return last.token
    return await (reading ??= read())
  }
}
