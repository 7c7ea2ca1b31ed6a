import type { Issue } from '@kindbox/core'
import { child } from '../review/go/field-path.ts'
import { checkDocument } from './check-document.ts'
import { checkSchema } from './check-schema.ts'
import { decodeCrd } from './decode/decode-crd.ts'
import { SPEC } from './document.ts'
import { commonMetadata } from './rules/common-metadata.ts'
import { rules } from './rules.ts'
import { STRICT, type Strictness } from './strictness.ts'

/**
 * What the rules say of a definition as it is: the server writes the status of a new one itself and fills in the metadata of an update, and
 * {@link lint} with it. Of updates, what apiextensions-apiserver says without what the server around it has said before.
 */
export function lintAsIs(crd: unknown, old?: unknown): Issue[] {
  const decoded = decodeCrd(crd)
  if (decoded.crd === undefined) return [...decoded.issues]
  return [...decoded.issues, ...checkDocument(decoded.crd, old === undefined ? undefined : decodeCrd(old).crd, ofDefinitions)]
}

const ofDefinitions = rules.filter((rule) => rule !== commonMetadata)

export interface SchemaOptions extends Partial<Strictness> {
  /** Whether the status subresource is enabled. Default: no. */
  readonly status?: boolean
}

/** What the rules say of the `schema` of a version, which they call `spec.validation`. */
export function lintSchema(validation: unknown, { status = false, ...strictness }: SchemaOptions = {}): Issue[] {
  const { crd, issues } = decodeCrd({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    spec: { versions: [{ schema: validation }] },
  })
  const schema = crd?.spec.versions?.[0]?.schema?.openAPIV3Schema
  if (schema === undefined) return [...issues]
  const at = child(SPEC, 'validation')
  const site = { schema, at: child(at, 'openAPIV3Schema'), validation: at, status, version: '' }
  return [...issues, ...checkSchema(site, rules, { ...STRICT, ...strictness })]
}
