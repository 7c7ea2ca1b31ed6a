import type { CustomResourceDefinition, Verdict } from '@kindbox/crd'
import type { Strategy } from '../kind/strategy.ts'

/** Definitions get the defaults of apiextensions.k8s.io/v1. */
export function definitionStrategy(strategy: Strategy): Strategy {
  return {
    ...strategy,
    create: (document, options) => completed(strategy.create(document, options)),
    update: (document, old, options) => completed(strategy.update(document, old, options)),
  }
}

function completed(verdict: Verdict): Verdict {
  if (!verdict.accepted) return verdict
  const definition = verdict.stored as unknown as CustomResourceDefinition
  const { names, versions } = definition.spec
  const storage = versions.find((version) => version.storage)?.name
  const stored = new Set([...(definition.status?.storedVersions ?? []), ...(storage === undefined ? [] : [storage])])
  const spec = {
    ...definition.spec,
    names: { ...names, singular: names.singular ?? names.kind.toLowerCase(), listKind: names.listKind ?? `${names.kind}List` },
    conversion: definition.spec.conversion ?? { strategy: 'None' },
  }
  return { ...verdict, stored: { ...verdict.stored, spec, status: { ...definition.status, storedVersions: [...stored] } } }
}
