import type { Path } from '@kindbox/core'
import type { Finding as Remark, Verdict } from '@kindbox/crd'
import type { ManifestObject } from './manifest-object.ts'
import type { ManifestFile } from '../load/manifest-files.ts'
import type { Finding } from '../report/finding.ts'
import type { Tally } from '../report/summary.ts'
import type { BuiltInKinds } from './built-in-kinds.ts'
import { judgeBuiltIn } from './judge-built-in.ts'
import type { Kinds, KnownKind } from './kinds.ts'
import { fields, objectName } from './object-name.ts'
import type { Previous } from './previous.ts'
import { reviewUpdate } from './review-update.ts'

export interface Judgement {
  readonly kinds: Kinds
  readonly builtIn: BuiltInKinds
  /** What the objects replace; without it each is judged as a new one. */
  readonly previous?: Previous | undefined
  /** Makes a finding of every document that nothing is there to judge by. */
  readonly strictKinds: boolean
  readonly tally: Tally
}

type Draft = Pick<Finding, 'severity' | 'message' | 'field' | 'code'> & { readonly path: Path }

/** The verdict on one object that is no CustomResourceDefinition: what the server would answer to its creation, with places. */
export function judgeObject(document: ManifestObject, file: ManifestFile, judgement: Judgement): Finding[] {
  const object = objectName(document.value)
  return drafts(document, file, judgement).map(({ path, ...draft }) => ({ file: file.name, ...document.position(path), object, ...draft }))
}

function drafts(document: ManifestObject, file: ManifestFile, judgement: Judgement): Draft[] {
  const { kinds, strictKinds, tally } = judgement
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
    case 'unknown': {
      const builtIn = judgement.builtIn.find(apiVersion, kind)
      if (builtIn !== undefined) {
        tally.structureOnly(apiVersion, kind)
        const faults = judgeBuiltIn(builtIn, document.value)
        return [
          ...document.problems.map(({ message, path }) => error(message, path, { code: 'Undecodable' })),
          ...faults.map((fault) => ({ severity: 'error' as const, ...fault })),
        ]
      }
      if (strictKinds) return [error(`${noMatches}: there is no CRD for it on these paths`, ['kind'])]
      tally.skipped('no CRD', name)
      return []
    }
    case 'refused':
      if (strictKinds) return [error(`${noMatches}: its CRD has errors`, ['kind'])]
      tally.skipped('CRD refused', name)
      return []
    case 'served':
  }
  const verdict = verdictOn(document, known, judgement)
  const findings = verdict.accepted ? [] : verdict.findings
  // What cannot be decoded has no causes, and so no reasons of its own.
  const code = verdict.accepted || verdict.status.reason !== 'BadRequest' ? undefined : 'Undecodable'
  const leftOut = findings.filter(saysRulesWereLeftOut)
  if (verdict.notEvaluated > 0) tally.notEvaluated(apiVersion, kind)
  if (leftOut.length > 0) tally.rulesLeftOut(apiVersion, kind)
  return [
    ...findings
      .filter((finding) => !leftOut.includes(finding))
      .map(({ message, path, ...rest }) => error(message, path, { code, ...rest })),
    ...verdict.warnings.map((message): Draft => ({ severity: 'warning', message, path: [] })),
  ]
}

type ServedKind = Extract<KnownKind, { is: 'served' }>

function verdictOn({ value, problems, text }: ManifestObject, { review, crd }: ServedKind, { previous }: Judgement): Verdict {
  const options = { problems, ...(text !== undefined && { body: text }) }
  // What a webhook would make of another version nobody knows here.
  const old = previous?.object(value)
  const comparable = old !== undefined && (crd.spec.conversion?.strategy !== 'Webhook' || old['apiVersion'] === fields(value)['apiVersion'])
  return comparable ? reviewUpdate({ review, crd, value, old }, options) : review.create(value, options)
}

/**
 * One of the server's causes names nothing that is wrong: that the CEL rules were not looked at because of the other causes
 * (apiextensions-apiserver pkg/registry/customresource/strategy.go). The summary says it.
 */
function saysRulesWereLeftOut({ field, message }: Remark): boolean {
  return field === NO_FIELD && message.startsWith('Invalid value: null: some validation rules were not checked')
}

/** What Go prints where a cause has no field, as those of `oneOf`, `anyOf` and `not`. */
const NO_FIELD = '<nil>'

interface Coded {
  readonly code?: string | undefined
}

function error(message: string, path: Path, { field, cause, code = cause?.reason }: Pick<Remark, 'field' | 'cause'> & Coded = {}): Draft {
  return {
    severity: 'error',
    path,
    ...(field !== undefined && field !== NO_FIELD && { field }),
    message,
    ...(code !== undefined && { code }),
  }
}
