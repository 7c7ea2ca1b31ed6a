import { setImmediate } from 'node:timers/promises'
import { decodeDocuments } from '@kindbox/crd'
import type { ManifestFile } from '../load/manifest-files.ts'
import type { ManifestText } from '../load/read-manifest.ts'
import { byPlace, type Finding } from '../report/finding.ts'
import type { Tally } from '../report/summary.ts'
import { isCrd, isCrdOfAnyVersion } from './is-crd.ts'
import { judgeCrd, type CrdJudgement } from './judge-crd.ts'
import { listItems } from './list-items.ts'
import type { ManifestObject } from './manifest-object.ts'
import { objectName } from './object-name.ts'

export interface LintFilesOptions extends CrdJudgement {
  readonly files: readonly ManifestFile[]
  readonly tally: Tally
  /** The text of a file; undefined where it could not be read, which somebody else has told the user. */
  readonly read: (file: ManifestFile) => Promise<ManifestText | undefined>
  /** Takes the findings of one file after the other, each file's in the order of its text. */
  readonly report: (findings: readonly Finding[]) => void
}

/**
 * Judges the CustomResourceDefinitions in files, and counts what else there is.
 *
 * @returns how many definitions there were
 */
export async function lintFiles(options: LintFilesOptions): Promise<number> {
  const { files, tally, read, report } = options
  let definitions = 0
  for (const file of files) {
    const text = await read(file)
    if (text === undefined) continue
    const findings = (typeof text === 'string' ? decodeDocuments(text) : [text]).flatMap((document): Finding[] => {
      if (document.readable) return listItems(document).flatMap(lintObject)
      tally.document()
      return [{ file: file.name, ...document.at, severity: 'error', message: document.message, code: 'Undecodable' }]
    })
    for (const { severity } of findings) tally.finding(severity)
    if (findings.length === 0) continue
    report(findings.toSorted(byPlace))
    // Lets the process notice that nobody reads any more.
    await setImmediate()

    function lintObject(object: ManifestObject): Finding[] {
      tally.document()
      if (isCrdOfAnyVersion(object.value)) definitions += 1
      else tally.skipped('no definition', {})
      if (isCrd(object.value)) return judgeCrd(object, file.name, options)
      return isCrdOfAnyVersion(object.value) ? [notServed(object, file.name)] : []
    }
  }
  return definitions
}

/** What `kubectl` says of a definition from before Kubernetes 1.22. */
function notServed({ value, position }: ManifestObject, file: string): Finding {
  const object = objectName(value)
  const message = `no matches for kind "CustomResourceDefinition" in version ${JSON.stringify(object.apiVersion)} (served: v1)`
  return { file, ...position(['apiVersion']), severity: 'error', object, message }
}
