import type { Path } from '@kindbox/core'
import type { Finding as Remark } from '@kindbox/crd'
import type { ManifestObject } from './manifest-object.ts'
import type { ManifestFile } from '../load/manifest-files.ts'
import type { Finding } from '../report/finding.ts'
import type { Tally } from '../report/summary.ts'
import type { Kinds } from './kinds.ts'
import { objectName } from './object-name.ts'

export interface Judgement {
  readonly kinds: Kinds
  /** Makes a finding of every document that nothing is there to judge by. */
  readonly strictKinds: boolean
  readonly tally: Tally
}

type Draft = Pick<Finding, 'severity' | 'message' | 'field'> & { readonly path: Path }

/** The verdict on one object that is no CustomResourceDefinition: what the server would answer to its creation, with places. */
export function judgeObject(document: ManifestObject, file: ManifestFile, judgement: Judgement): Finding[] {
  const object = objectName(document.value)
  return drafts(document, file, judgement).map(({ severity, message, field, path }) => ({
    file: file.name,
    ...document.position(path),
    severity,
    object,
    ...(field !== undefined && { field }),
    message,
  }))
}

function drafts(document: ManifestObject, file: ManifestFile, { kinds, strictKinds, tally }: Judgement): Draft[] {
  const name = objectName(document.value)
  const { apiVersion, kind } = name
  if (apiVersion === undefined && kind === undefined && !strictKinds && !file.named && document.text !== undefined) {
    tally.skipped('no Kubernetes object', {})
    return []
  }
  if (apiVersion === undefined || kind === undefined) {
    const missing = [...(apiVersion === undefined ? ['apiVersion'] : []), ...(kind === undefined ? ['kind'] : [])]
    return [error(`this is no Kubernetes object: ${missing.join(' and ')} not set`, [])]
  }
  const known = kinds.find({ apiVersion, kind })
  const noMatches = `no matches for kind ${JSON.stringify(kind)} in version ${JSON.stringify(apiVersion)}`
  switch (known.is) {
    case 'in other versions': {
      const versions = known.served.length === 0 ? 'no version of it is served' : `served: ${known.served.join(', ')}`
      return [error(`${noMatches} (${versions})`, ['apiVersion'])]
    }
    case 'unknown':
      if (strictKinds) return [error(`${noMatches}: there is no CRD for it on these paths`, ['kind'])]
      tally.skipped('no CRD', name)
      return []
    case 'refused':
      if (strictKinds) return [error(`${noMatches}: its CRD has errors`, ['kind'])]
      tally.skipped('CRD refused', name)
      return []
    case 'served':
  }
  const { value, problems, text } = document
  const verdict = known.review.create(value, { problems, ...(text !== undefined && { body: text }) })
  const findings = verdict.accepted ? [] : verdict.findings
  const unchecked = findings.filter(saysRulesWereLeftOut)
  if (verdict.notEvaluated > 0 || unchecked.length > 0) tally.notEvaluated(apiVersion, kind)
  return [
    ...findings.filter((finding) => !unchecked.includes(finding)).map(({ message, field, path }) => error(message, path, field)),
    ...verdict.warnings.map((message): Draft => ({ severity: 'warning', message, path: [] })),
  ]
}

/**
 * One of the server's causes names no field and nothing that is wrong: that the CEL rules were not looked at because of the other
 * causes (apiextensions-apiserver pkg/registry/customresource/strategy.go). The summary says it.
 */
function saysRulesWereLeftOut({ field }: Remark): boolean {
  return field === '<nil>'
}

function error(message: string, path: Path, field?: string): Draft {
  return { severity: 'error', message, path, ...(field !== undefined && { field }) }
}
