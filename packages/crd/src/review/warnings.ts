import { goQuote, labelKey } from '@kindbox/core'
import type { ObjectMeta, OwnerReference } from '@kindbox/core'
import type { CustomResourceDefinition } from '../custom-resource-definition.ts'
import { byCodePoint } from './go/json.ts'

/** Finalizers of Kubernetes itself that have no domain. */
const STANDARD_FINALIZERS: ReadonlySet<string> = new Set(['orphan', 'foregroundDeletion', 'kubernetes'])

/** A text with a control character fits into no header, and is dropped without a word (apimachinery pkg/util/net, `NewWarningHeader`). */
export function sendable(warnings: readonly string[]): string[] {
  return warnings.length === 0 ? [] : warnings.filter((text) => !/\p{Cc}/u.test(text))
}

/** What the server remarks about finalizers that a write adds (apiextensions-apiserver pkg/registry/customresource/validator.go). */
export function finalizerWarnings(metadata: ObjectMeta, old: ObjectMeta = {}): string[] {
  if (metadata.finalizers === undefined) return []
  const before = new Set(old.finalizers)
  const added = [...new Set(metadata.finalizers)].filter((finalizer) => !before.has(finalizer)).toSorted(byCodePoint)
  return added.flatMap((finalizer) => {
    const prefix = `metadata.finalizers: ${goQuote(finalizer)}: `
    const problems = labelKey(finalizer).map((problem) => prefix + problem)
    if (finalizer.includes('/') || STANDARD_FINALIZERS.has(finalizer)) return problems
    const path = finalizer.includes('.') ? ' including a path (/)' : ''
    return [
      ...problems,
      `${prefix}prefer a domain-qualified finalizer name${path} to avoid accidental conflicts with other finalizer writers`,
    ]
  })
}

/**
 * Drops owner references that are given twice, in all their fields, as the server does before it stores an object; its warning
 * names their uids (apiserver pkg/endpoints/handlers/rest.go, `dedupOwnerReferences`).
 */
export function dedupOwnerReferences(references: readonly OwnerReference[]): {
  readonly kept: OwnerReference[]
  readonly warnings: string[]
} {
  const seen = new Set<string>()
  const repeated: string[] = []
  const kept: OwnerReference[] = []
  for (const reference of references) {
    // Coerced references have their fields in one order.
    const identity = JSON.stringify(reference)
    if (seen.has(identity)) repeated.push(reference.uid)
    else kept.push(reference)
    seen.add(identity)
  }
  if (repeated.length === 0) return { kept, warnings: [] }
  const advice = 'API server dedups owner references in 1.20+, and may reject such requests as early as 1.24; please fix your requests'
  return {
    kept,
    warnings: [`.metadata.ownerReferences contains duplicate entries; ${advice}; duplicate UID(s) observed: ${repeated.join(', ')}`],
  }
}

/** The remark on every request to a deprecated version, by default with the newest version that is not (`defaultDeprecationWarning`). */
export function deprecationWarning({ spec }: CustomResourceDefinition, versionName: string): string | undefined {
  const version = spec.versions.find(({ name }) => name === versionName)
  if (version?.deprecated !== true) return undefined
  if (typeof version.deprecationWarning === 'string') return version.deprecationWarning
  const text = `${spec.group}/${versionName} ${spec.names.kind} is deprecated`
  const newest = spec.versions
    .filter(({ name, served, deprecated }) => served && deprecated !== true && compareVersions(versionName, name) < 0)
    .map(({ name }) => name)
    .toSorted((a, b) => compareVersions(b, a))
    .at(0)
  return newest === undefined ? text : `${text}; use ${spec.group}/${newest} ${spec.names.kind}`
}

/** Kubernetes' order of versions: GA above beta above alpha, higher numbers above lower, all else below by name. */
function compareVersions(a: string, b: string): number {
  const left = versionRank(a)
  const right = versionRank(b)
  if (left === undefined || right === undefined) {
    if (left !== undefined) return 1
    return right === undefined ? byCodePoint(b, a) : -1
  }
  for (const [i, rank] of left.entries()) {
    const difference = rank - (right[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

const STABILITY: readonly string[] = ['alpha', 'beta']

function versionRank(version: string): readonly number[] | undefined {
  const match = /^v([1-9]\d*)(?:(alpha|beta)([1-9]\d*))?$/.exec(version)
  if (match === null) return undefined
  const [, major = '0', stage, minor = '0'] = match
  return [stage === undefined ? STABILITY.length : STABILITY.indexOf(stage), Number(major), Number(minor)]
}
