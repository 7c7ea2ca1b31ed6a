import { readFile } from 'node:fs/promises'
import type { Io } from '../io.ts'
import type { ManifestFile } from './manifest-files.ts'

/**
 * The text of a file or of standard input; undefined where it is no UTF-8, which is the only encoding that the server takes.
 *
 * @throws what the file system throws
 */
export async function readText({ path }: ManifestFile, stdin: Io['stdin']): Promise<string | undefined> {
  const bytes = path === undefined ? await collect(stdin) : await readFile(path)
  try {
    // A byte order mark is not part of the text.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

async function collect(stdin: Io['stdin']): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stdin) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
  return Buffer.concat(chunks)
}
