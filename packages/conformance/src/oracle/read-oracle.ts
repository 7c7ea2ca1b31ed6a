import type { StructuralSchema } from '@kindbox/core'
import { decodeJson } from '@kindbox/crd'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A folder with Kubernetes' own unit cases as data: what a function was given, and its verdict. */
export interface Oracle {
  readonly files: readonly OracleFile[]
}

/** A file of cases of one kind each; `cases` are numbered as its lines are. */
export type OracleFile =
  | { readonly kind: 'units'; readonly name: string; readonly cases: readonly Numbered<UnitCase>[] }
  | { readonly kind: 'probes'; readonly name: string; readonly cases: readonly Numbered<Probe>[] }
  | { readonly kind: 'scalars'; readonly name: string; readonly crd: string; readonly cases: readonly Numbered<Scalar>[] }

export interface Numbered<Case> {
  readonly line: number
  readonly case: Case
}

/** One call of a function of apiextensions-apiserver, named by `fn`. */
export interface UnitCase {
  readonly fn: string
  readonly schema?: StructuralSchema | null
  readonly errors?: readonly RecordedError[]
  // Prune, Default
  readonly in?: unknown
  readonly out?: unknown
  readonly unknown?: readonly string[] | null
  // ValidateCustomResource, ValidateListSetsAndMaps
  readonly obj?: unknown
  // cel.Validate
  readonly self?: unknown
  readonly oldSelf?: unknown
  readonly root?: boolean
  readonly ratchet?: boolean
  readonly budget?: number | bigint
  readonly remaining?: number | bigint
  // validateCustomResourceDefinition...
  readonly crd?: object
  readonly old?: object
  readonly statusEnabled?: boolean
  readonly opts?: { readonly [name: string]: boolean }
}

export interface RecordedError {
  readonly type: string
  readonly field: string
  readonly body: string
}

/** A definition made by hand, and the server's answer to it. */
export interface Probe {
  readonly file: string
  readonly text: string
  readonly answer: { readonly details?: { readonly causes?: readonly { reason?: string; field?: string; message: string }[] } }
}

/** A document and the server's answer to it; `code` is the HTTP code. */
export interface Scalar {
  readonly doc: string
  readonly verdicts: readonly { readonly ok: boolean; readonly code: number | null; readonly causes: unknown }[]
}

/**
 * Reads `*.jsonl`, `crd-probes` and the scalars.
 *
 * @throws the file system's error where the folder has none of them, and a SyntaxError for broken JSON.
 */
export function readOracle(folder: string): Oracle {
  const names = readdirSync(folder).toSorted()
  const units = names.filter((name) => name.endsWith('.jsonl') && name !== SCALARS)
  const files: OracleFile[] = units.map((name) => ({ kind: 'units', name, cases: readLines<UnitCase>(join(folder, name)) }))
  if (names.includes(PROBES)) files.push({ kind: 'probes', name: PROBES, cases: readProbes(folder) })
  if (names.includes(SCALARS)) {
    const crd = readFileSync(join(folder, 'scalar-crd.yaml'), 'utf8')
    files.push({ kind: 'scalars', name: SCALARS, crd, cases: readLines<Scalar>(join(folder, SCALARS)) })
  }
  return { files }
}

const SCALARS = 'scalars.jsonl'
const PROBES = 'crd-probes'

/** Integers beyond 2^53 are kept, which JSON.parse would round. */
function readLines<Case>(file: string): Numbered<Case>[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((text, i) => (text === '' ? [] : [{ line: i + 1, case: parse(text, `${file}:${i + 1}`) as Case }]))
}

function parse(text: string, place: string): unknown {
  const decoded = decodeJson(text)
  if (decoded === undefined) throw new SyntaxError(`${place}: no JSON`)
  return decoded.value
}

function readProbes(folder: string): Numbered<Probe>[] {
  const verdicts = JSON.parse(readFileSync(join(folder, 'crd-probes-verdicts.json'), 'utf8')) as { [file: string]: [Probe['answer']] }
  return Object.entries(verdicts).map(([file, [answer]], i) => ({
    line: i + 1,
    case: { file, text: readFileSync(join(folder, PROBES, file), 'utf8'), answer: answer ?? {} },
  }))
}
