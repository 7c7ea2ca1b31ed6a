import { lint } from '@kindbox/crd'
import type { DefinedCrd } from '../load/crds-of-definitions.ts'
import type { Finding } from '../report/finding.ts'

/** The verdict on a CustomResourceDefinition made of TypeScript definitions; its place is a module, not a line. */
export function judgeDefinition({ crd, definitions }: DefinedCrd): Finding[] {
  const file = filesOf(definitions)
  const object = { apiVersion: crd.apiVersion, kind: crd.kind, name: crd.metadata.name }
  return lint(crd).map(({ severity, field, message }) => ({ file, severity, object, ...(field !== '' && { field }), message }))
}

/** The modules that the versions of a kind come from. */
export function filesOf(definitions: DefinedCrd['definitions']): string {
  return [...new Set(definitions.map(({ file }) => file))].join(', ')
}
