import { fields } from './object-name.ts'

/** Whether a document is a definition of a kind, in the one version that servers still take. */
export function isCrd(value: unknown): boolean {
  const { apiVersion, kind } = fields(value)
  return apiVersion === 'apiextensions.k8s.io/v1' && kind === 'CustomResourceDefinition'
}

/** Whether a document is a definition of a kind, in whatever version. */
export function isCrdOfAnyVersion(value: unknown): boolean {
  const { apiVersion, kind } = fields(value)
  return kind === 'CustomResourceDefinition' && typeof apiVersion === 'string' && apiVersion.startsWith('apiextensions.k8s.io/')
}
