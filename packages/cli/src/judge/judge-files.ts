import { setImmediate } from 'node:timers/promises'
import { decodeDocuments, type DecodedDocument } from '@kindbox/crd'
import type { ManifestFile } from '../load/manifest-files.ts'
import type { ManifestText } from '../load/read-manifest.ts'
import { byPlace, type Finding } from '../report/finding.ts'
import { isCrd } from './is-crd.ts'
import { judgeCrd } from './judge-crd.ts'
import { judgeObject, type Judgement } from './judge-object.ts'
import { listItems } from './list-items.ts'

export interface JudgeFilesOptions extends Judgement {
  readonly files: readonly ManifestFile[]
  /** The text of a file; undefined where it could not be read, which somebody else has told the user. */
  readonly read: (file: ManifestFile) => Promise<ManifestText | undefined>
  /** Takes the findings of one file after the other, each file's in the order of its text. */
  readonly report: (findings: readonly Finding[]) => void
}

/**
 * Judges files in two rounds: definitions of kinds first, wherever they stand, then all other objects. Between the two only the
 * files with definitions stay in memory.
 */
export async function judgeFiles(options: JudgeFilesOptions): Promise<void> {
  const withDefinitions = await judgeDefinitions(options)
  for (const file of options.files) {
    const known = withDefinitions.get(file)
    const documents = known?.documents ?? (await documentsOf(file, options))
    await options.builtIn.load(documents.flatMap((document) => (document.readable ? listItems(document) : [])))
    const findings = [...(known?.findings ?? []), ...documents.flatMap((document) => judgeDocument(document, file, options))]
    for (const { severity } of findings) options.tally.finding(severity)
    if (findings.length === 0) continue
    options.report(findings.toSorted(byPlace))
    // Lets the process notice that nobody reads any more.
    await setImmediate()
  }
}

interface Judged {
  readonly documents: readonly DecodedDocument[]
  readonly findings: readonly Finding[]
}

async function judgeDefinitions({ files, read, kinds, previous }: JudgeFilesOptions): Promise<Map<ManifestFile, Judged>> {
  const judged = new Map<ManifestFile, Judged>()
  for (const file of files) {
    const text = await read(file)
    // What could not be read is not read again, and standard input can be read once.
    if (text === undefined) judged.set(file, { documents: [], findings: [] })
    else if (file.path === undefined || mayDefineKinds(text)) {
      const documents = decode(text)
      const crds = documents.flatMap((document) => (document.readable ? listItems(document) : [])).filter(({ value }) => isCrd(value))
      if (crds.length === 0 && file.path !== undefined) continue
      judged.set(file, {
        documents,
        findings: crds.flatMap((document) => judgeCrd(document, file.name, { kinds, previous, traps: false })),
      })
    }
  }
  return judged
}

/** Whether it is worth decoding a text to look for definitions. An escape or a folded line can hide the word. */
function mayDefineKinds(text: ManifestText): boolean {
  if (typeof text !== 'string') return false
  return text.includes('CustomResourceDefinition') || /\\(?:[xuU]|\r?\n)/.test(text)
}

function decode(text: ManifestText): readonly DecodedDocument[] {
  return typeof text === 'string' ? decodeDocuments(text) : [text]
}

async function documentsOf(file: ManifestFile, { read }: JudgeFilesOptions): Promise<readonly DecodedDocument[]> {
  const text = await read(file)
  return text === undefined ? [] : decode(text)
}

function judgeDocument(document: DecodedDocument, file: ManifestFile, options: JudgeFilesOptions): Finding[] {
  if (!document.readable) {
    options.tally.document()
    return [{ file: file.name, ...document.at, severity: 'error', message: document.message, code: 'Undecodable' }]
  }
  return listItems(document).flatMap((object) => {
    options.tally.document()
    return isCrd(object.value) ? [] : judgeObject(object, file, options)
  })
}
