import { isDeepStrictEqual } from 'node:util'
import type { Issue } from '@kindbox/core'
import {
  type CustomResourceDefinition,
  type CustomResourceDefinitionStatus,
  lint,
  type Rejected,
  type ReviewOptions,
  type Verdict,
  asHeld,
} from '@kindbox/crd'
import { isRecord } from '../decode/record.ts'
import { badRequest, internalError, invalid } from '../failure/failure.ts'
import type { Strategy } from '../kind/strategy.ts'
import type { StoredObject } from '../storage/stored.ts'
import { withDefaults, withStorageVersion } from './definition-defaults.ts'
import { withoutGoOmitted } from './go-omitted.ts'
import { withoutPaths } from './without-paths.ts'

const KIND = 'CustomResourceDefinition'

/**
 * What the server makes of a definition: metadata as for any object, the spec by the lint of `@kindbox/crd`
 * (apiextensions-apiserver pkg/registry/customresourcedefinition/strategy.go).
 */
export function definitionStrategy(metadata: Strategy): Strategy {
  return {
    ...metadata,

    create(document, options = {}) {
      const typed = withType(document)
      return judge(typed, options, undefined, () => metadata.create(typed, { ...options, fieldValidation: 'Ignore' }))
    },

    update(document, old, options = {}) {
      const before = old as CustomResourceDefinition
      const typed = withType(document)
      const update = () => metadata.update(typed, old, { ...options, fieldValidation: 'Ignore' })
      return options.subresource === 'status' ? withStatus(update(), before) : judge(typed, options, before, update)
    },
  }
}

/** Kind and version may be left out. */
function withType(document: unknown): unknown {
  if (!isRecord(document)) return document
  return { ...document, apiVersion: document['apiVersion'] || 'apiextensions.k8s.io/v1', kind: document['kind'] || KIND }
}

function withStatus(verdict: Verdict, { spec }: CustomResourceDefinition): Verdict {
  if (!verdict.accepted) return verdict
  const status = (verdict.stored['status'] ?? {}) as CustomResourceDefinitionStatus
  // No definition is stored without the version in which its objects are.
  if ((status.storedVersions ?? []).length > 0) return verdict
  const stored = { ...verdict.stored, status: withStorageVersion(spec, status) }
  return { ...verdict, stored, prepared: stored }
}

/** The status of a definition that nobody looked at yet, as Go writes what has no value. */
const NO_STATUS: object = { acceptedNames: { plural: '', kind: '' }, conditions: null }

function judge(document: unknown, options: ReviewOptions, old: CustomResourceDefinition | undefined, review: () => Verdict): Verdict {
  const issues = lint(document, old === undefined ? {} : { old })
  const undecodable = issues.find(({ code }) => code === 'Undecodable')
  if (undecodable?.field === 'apiVersion') return rejected(badRequest(undecodable.message).status, issues)
  const verdict = review()
  if (!verdict.accepted && verdict.status.code === 400) return verdict
  if (undecodable !== undefined) return rejected(badRequest(handled(undecodable.message)).status, issues)
  const { fieldValidation = 'Warn', problems = [] } = options
  const unknown = issues.filter(({ code }) => code === 'UnknownField')
  const strict = fieldValidation === 'Ignore' ? [] : [...problems, ...unknown].map(({ message }) => message)
  if (fieldValidation === 'Strict' && strict.length > 0) {
    return rejected(badRequest(handled(`strict decoding error: ${strict.join(', ')}`)).status, issues)
  }
  // A real server panics and hangs up; this one has nothing to recover from, and says why nobody gets an answer.
  const unanswered = issues.find(({ code }) => code === 'Unanswered')
  if (unanswered !== undefined) return rejected(internalError(unanswered.message).status, issues)
  const errors = issues.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) return { ...rejected(refusal(document, errors), issues), warnings: strict }
  if (!verdict.accepted) return { ...verdict, warnings: strict }
  const remarks = issues.filter(({ code, field }) => code === 'Ignored' && field.endsWith('format')).map(({ message }) => message)
  const paths = unknown.map(({ path }) => path)
  const stored = completed(withoutPaths(verdict.stored, paths) as StoredObject, old)
  return { ...verdict, stored, prepared: stored, document: stored, warnings: [...strict, ...remarks] }
}

function completed(object: StoredObject, old: CustomResourceDefinition | undefined): StoredObject {
  const { spec } = withoutGoOmitted(withDefaults(asHeld(object as unknown as CustomResourceDefinition)))
  const status = withStorageVersion(spec, old?.status ?? NO_STATUS)
  return withGeneration({ ...object, spec, status }, old)
}

/** Only a change of the spec counts: a new default of the status does not. */
function withGeneration(object: StoredObject, old: CustomResourceDefinition | undefined): StoredObject {
  if (old === undefined) return object
  const generation = (old.metadata.generation ?? 0) + (isDeepStrictEqual(object['spec'], old.spec) ? 0 : 1)
  return { ...object, metadata: { ...object.metadata, generation } }
}

function handled(problem: string): string {
  return `${KIND} in version "v1" cannot be handled as a ${KIND}: ${problem}`
}

function refusal(document: unknown, errors: readonly Issue[]) {
  const name = (document as CustomResourceDefinition).metadata?.name ?? ''
  const causes = errors.map(({ code, message, field }) => ({ reason: code, message, field }))
  return invalid({ group: 'apiextensions.k8s.io', kind: KIND }, name, causes).status
}

function rejected(status: Rejected['status'], issues: readonly Issue[]): Rejected {
  return {
    accepted: false,
    status,
    findings: issues.map(({ message, field, path }) => ({ message, field, path })),
    warnings: [],
    notEvaluated: 0,
  }
}
