import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CustomResourceDefinition } from '@kindbox/crd'

/** A folder of CustomResourceDefinitions and manifests with a real API server's verdict on each. */
export interface Corpus {
  readonly crds: readonly CustomResourceDefinition[]
  readonly verdicts: readonly RecordedVerdict[]
  /** The text of a manifest, byte for byte as it was sent. */
  manifest(id: string): string
}

/** What the server answered to one manifest; `status` is the HTTP code. */
export interface RecordedVerdict {
  readonly id: string
  readonly apiVersion: string
  readonly kind: string
  readonly status: number
  readonly reason?: string
  readonly message?: string
  readonly causes?: readonly { readonly reason?: string; readonly field?: string; readonly message?: string }[]
  /** What would have been stored, without metadata; absent where it is what was sent. */
  readonly stored?: unknown
}

/**
 * Reads a corpus: `crds/*.json`, `resources/*.yaml`, `verdicts.jsonl`.
 *
 * @throws the file system's error where the folder is laid out otherwise, and a SyntaxError naming file and line for broken JSON.
 */
export function readCorpus(folder: string): Corpus {
  const crdFolder = join(folder, 'crds')
  const files = readdirSync(crdFolder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
  const verdictFile = join(folder, 'verdicts.jsonl')
  const lines = readFileSync(verdictFile, 'utf8').split('\n')
  return {
    crds: files.map((name) => parse<CustomResourceDefinition>(readFileSync(join(crdFolder, name), 'utf8'), join(crdFolder, name))),
    verdicts: lines.flatMap((line, index) => (line === '' ? [] : [parse<RecordedVerdict>(line, `${verdictFile}:${index + 1}`)])),
    manifest: (id) => readFileSync(join(folder, 'resources', `${id}.yaml`), 'utf8'),
  }
}

function parse<T>(text: string, place: string): T {
  try {
    return JSON.parse(text) as T
  } catch (cause) {
    throw new SyntaxError(`${place}: ${(cause as Error).message}`, { cause })
  }
}
