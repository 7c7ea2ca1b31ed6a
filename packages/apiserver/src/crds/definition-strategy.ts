import { isDeepStrictEqual } from 'node:util'
import type { Issue } from '@kindbox/core'
import { type CustomResourceDefinition, lint, type Rejected, type ReviewOptions, type UpdateOptions, type Verdict } from '@kindbox/crd'
import { invalid, badRequest } from '../failure/failure.ts'
import type { Strategy } from '../kind/strategy.ts'
import type { StoredObject } from '../storage/stored.ts'
import { withDefaults, withStorageVersion } from './definition-defaults.ts'
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
      const verdict = metadata.create(document, { ...options, fieldValidation: 'Ignore' })
      if (isUnreadable(verdict)) return verdict
      return judge(document, options, verdict, undefined, (spec) => ({
        spec,
        status: withStorageVersion(spec, { acceptedNames: noNames, conditions: null } as object),
      }))
    },

    update(document, old, options = {}) {
      const verdict = metadata.update(document, old, { ...options, fieldValidation: 'Ignore' })
      if (isUnreadable(verdict) || options.subresource === 'status') return verdict
      const before = old as CustomResourceDefinition
      return judge(document, options, verdict, before, (spec) => ({ spec, status: withStorageVersion(spec, before.status ?? {}) }))
    },
  }
}

/** The names of a definition that nobody looked at yet, as Go writes a struct without values. */
const noNames = { plural: '', kind: '' }

type Complete = (spec: CustomResourceDefinition['spec']) => { readonly spec: unknown; readonly status: unknown }

function judge(
  document: unknown,
  options: ReviewOptions | UpdateOptions,
  verdict: Verdict,
  old: CustomResourceDefinition | undefined,
  complete: Complete,
): Verdict {
  const issues = lint(document, old === undefined ? {} : { old })
  const undecodable = issues.find(({ code }) => code === 'Undecodable')
  if (undecodable !== undefined) return rejected(unreadable(undecodable), issues)
  const { fieldValidation = 'Warn', problems = [] } = options
  const unknown = issues.filter(({ code }) => code === 'UnknownField')
  const strict = fieldValidation === 'Ignore' ? [] : [...problems, ...unknown].map(({ message }) => message)
  if (fieldValidation === 'Strict' && strict.length > 0)
    return rejected(badRequest(handled(`strict decoding error: ${strict.join(', ')}`)).status, issues)
  const errors = issues.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) return rejected(refusal(document, errors), issues)
  if (!verdict.accepted) return verdict
  const remarks = issues.filter(({ code, field }) => code === 'Ignored' && field.endsWith('format')).map(({ message }) => message)
  const kept = withoutPaths(
    verdict.stored,
    unknown.map(({ path }) => path),
  ) as StoredObject
  const { spec, status } = complete(withDefaults(kept as unknown as CustomResourceDefinition).spec)
  return { ...verdict, stored: withGeneration({ ...kept, spec, status }, old), warnings: [...strict, ...remarks] }
}

/** Only a change of the spec counts: a new default of the status does not. */
function withGeneration(object: StoredObject, old: CustomResourceDefinition | undefined): StoredObject {
  if (old === undefined) return object
  const generation = (old.metadata.generation ?? 0) + (isDeepStrictEqual(object['spec'], old.spec) ? 0 : 1)
  return { ...object, metadata: { ...object.metadata, generation } }
}

function isUnreadable(verdict: Verdict): boolean {
  return !verdict.accepted && verdict.status.code === 400
}

function unreadable({ field, message }: Issue) {
  return badRequest(field === 'apiVersion' ? message : handled(message)).status
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
