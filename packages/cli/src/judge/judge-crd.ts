import { lint, type CustomResourceDefinition } from '@kindbox/crd'
import type { ManifestObject } from './manifest-object.ts'
import type { Finding } from '../report/finding.ts'
import type { Judgement } from './judge-object.ts'
import type { Kinds } from './kinds.ts'
import { fields, objectName } from './object-name.ts'

/** Whether a document is a definition of a kind, in the one version that servers still take. */
export function isCrd(value: unknown): boolean {
  const { apiVersion, kind } = fields(value)
  return apiVersion === 'apiextensions.k8s.io/v1' && kind === 'CustomResourceDefinition'
}

/** The verdict on a CustomResourceDefinition. Its kind is known from then on, for better or worse. */
export function judgeCrd(document: ManifestObject, file: string, { kinds, tally }: Pick<Judgement, 'kinds' | 'tally'>): Finding[] {
  const issues = lint(document.value)
  const remarks = [...document.problems.map(({ message, path }) => ({ severity: 'error' as const, message, path, field: '' })), ...issues]
  const object = objectName(document.value)
  if (hasRules(document.value)) tally.notEvaluated('apiextensions.k8s.io/v1', 'CustomResourceDefinition')
  const findings = remarks.map(({ severity, message, path, field }): Finding => ({
    file,
    ...document.position(path),
    severity,
    object,
    ...(field !== '' && { field }),
    message,
  }))
  const other = register(document.value, { refused: remarks.some(({ severity }) => severity === 'error'), source: file, kinds })
  if (other !== undefined) {
    const message = `${other} defines this kind in another way, and judges its objects here`
    findings.push({ file, ...document.position(['metadata', 'name']), severity: 'warning', object, message })
  }
  return findings
}

/** The server compiles the CEL rules of a definition, and estimates their cost; lint does not. */
export function hasRules(crd: unknown): boolean {
  return JSON.stringify(crd, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)).includes(
    '"x-kubernetes-validations":[',
  )
}

function register(value: unknown, { refused, source, kinds }: { refused: boolean; source: string; kinds: Kinds }): string | undefined {
  // Without errors it is what its type says: lint has looked at every field.
  if (!refused) return kinds.add(value as CustomResourceDefinition, source)
  const { group, names } = fields(fields(value)['spec'])
  const { kind } = fields(names)
  if (typeof group === 'string' && typeof kind === 'string') kinds.refuse(group, kind, source)
  return undefined
}
