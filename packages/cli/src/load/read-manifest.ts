import { isUtf8 } from 'node:buffer'
import { readFileSync } from 'node:fs'
import type { UnreadableDocument } from '@kindbox/crd'
import type { Io } from '../io.ts'
import type { ManifestFile } from './manifest-files.ts'

/** A text, or what is wrong with the bytes that should have been one. */
export type ManifestText = string | UnreadableDocument

/**
 * The text of a file or of standard input, without a byte order mark: in UTF-8, or in UTF-16 where the mark says so. Other bytes are refused, of which
 * kubectl would make U+FFFD without a word.
 *
 * @throws what the file system throws
 */
export async function readManifest({ path }: ManifestFile, stdin: Io['stdin']): Promise<ManifestText> {
  // One file after the other, with nothing to do meanwhile: synchronous reads take a tenth of the time for thousands of small files.
  const bytes = path === undefined ? await collect(stdin) : readFileSync(path)
  if (isUtf8(bytes)) return new TextDecoder().decode(bytes)
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return { readable: false, message: 'this is not UTF-8', at: { line: firstBadLine(bytes), column: 1 }, text: '' }
}

async function collect(stdin: Io['stdin']): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stdin) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
  return Buffer.concat(chunks)
}

/** No byte of a longer character is a line feed, so each line is UTF-8 or not by itself. */
function firstBadLine(bytes: Buffer): number {
  let line = 1
  let start = 0
  for (let end = bytes.indexOf(0x0a); end !== -1; end = bytes.indexOf(0x0a, start)) {
    if (!isUtf8(bytes.subarray(start, end))) return line
    start = end + 1
    line += 1
  }
  return line
}
