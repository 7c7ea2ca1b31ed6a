import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Transcripts } from './run-area.ts'

/** What the real kube-apiserver 1.36.4 did in each case of an area, as `npm run conformance -- --server real --record` wrote it down. */
export function readRecording(area: string): Transcripts {
  const file = fileOf(area)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Transcripts) : {}
}

export function writeRecording(area: string, transcripts: Transcripts): void {
  writeFileSync(fileOf(area), `${JSON.stringify(transcripts, sortKeys, 1)}\n`)
}

/** The order of keys says nothing, so a recording has one that does not change. */
function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

// Beside src and dist alike.
function fileOf(area: string): string {
  return fileURLToPath(new URL(`../../recorded/${area}.json`, import.meta.url))
}
