import { version as versionStruct } from './decode/crd-shape.ts'
import type {
  DecodedConversion,
  DecodedCrd,
  DecodedMeta,
  DecodedNames,
  DecodedSchema,
  DecodedVersion,
  PerVersion,
} from './decode/decoded-crd.ts'
import { semanticEqual } from './decode/semantic-equal.ts'
import { child, type FieldPath, index } from '../review/go/field-path.ts'

/**
 * A CRD in the server's internal form, which is what it validates: what all versions share stands at the top, and only there
 * (apiextensions v1/conversion.go, Convert_v1_CustomResourceDefinitionSpec_To_apiextensions_...). So a CRD of one version never has
 * anything at the version, and the server's causes say `spec.validation.openAPIV3Schema`.
 */
export interface Document extends PerVersion {
  readonly metadata: DecodedMeta
  readonly group: string
  readonly scope: string
  readonly names: DecodedNames
  readonly versions: readonly DecodedVersion[]
  /** Whether the document has the list at all; Go prints it otherwise than an empty one. */
  readonly hasVersions: boolean
  readonly conversion: DecodedConversion | undefined
  readonly preserveUnknownFields: boolean
  readonly storedVersions: readonly string[] | undefined
  readonly acceptedNames: DecodedNames
  readonly established: boolean
}

export function documentOf({ metadata, spec, status }: DecodedCrd): Document {
  const versions = spec.versions ?? []
  const shared = versions.length === 0 ? {} : sharedBy(versions)
  return {
    metadata,
    group: spec.group ?? '',
    scope: spec.scope ?? '',
    names: spec.names,
    ...shared,
    hasVersions: spec.versions !== undefined,
    versions: versions.map((version) => without(version, Object.keys(shared))),
    conversion: spec.conversion,
    preserveUnknownFields: spec.preserveUnknownFields === true,
    storedVersions: status.storedVersions,
    acceptedNames: status.acceptedNames,
    established: status.conditions?.find(({ type }) => type === 'Established')?.status === 'True',
  }
}

/** Something that may stand at every version or once for all of them. */
export interface Placed<Part> {
  readonly part: Part
  /** What the server calls it; the path is into the user's document, where it stands at a version in any case. */
  readonly at: FieldPath
  /** What else stands at the same place. */
  readonly owner: PerVersion
  /** The version's name; undefined for what all share. */
  readonly version: string | undefined
}

/** Every value of a per-version field, with its place: one at the top, or those at the versions. */
export function placed<Name extends keyof PerVersion>(document: Document, name: Name): Placed<NonNullable<PerVersion[Name]>>[] {
  const valueOf = (owner: PerVersion) => owner[name] as NonNullable<PerVersion[Name]> | undefined
  const top = valueOf(document)
  const inFirst = child(index(VERSIONS, 0), name)
  if (top !== undefined)
    return [{ part: top, at: { ...inFirst, text: `spec.${INTERNAL_NAMES[name]}` }, owner: document, version: undefined }]
  return document.versions.flatMap((version, i) => {
    const part = valueOf(version)
    return part === undefined ? [] : [{ part, at: child(index(VERSIONS, i), name), owner: version, version: version.name ?? '' }]
  })
}

/** The schemas, with whether each has to leave room for the status subresource. */
export function placedSchemas(document: Document): SchemaSite[] {
  return placed(document, 'schema').flatMap(({ part, at, version }) => {
    const schema = part.openAPIV3Schema
    if (schema === undefined) return []
    const { name = '' } = document.versions[0] ?? {}
    const status = hasStatus(document, version)
    return [{ schema, at: child(at, 'openAPIV3Schema'), validation: at, status, version: version ?? name }]
  })
}

/** The names of the versions whose schema is the same in both (validation.go, findVersionsWithUnchangedSchemas). */
export function unchangedSchemas(document: Document, old: Document): ReadonlySet<string> {
  const { shape } = versionStruct.fields.get('schema')!
  const names = document.versions.map(({ name = '' }) => name)
  return new Set(
    names.filter((name) => {
      const [after, before] = [schemaOf(document, name), schemaOf(old, name)]
      return after !== null && before !== null && semanticEqual(after, before, shape)
    }),
  )
}

/** Null for a version that is not there. */
function schemaOf({ schema, versions }: Document, name: string): PerVersion['schema'] | null {
  if (versions.every((version) => version.schema === undefined)) return schema
  const found = versions.find((version) => (version.name ?? '') === name)
  return found === undefined || schema !== undefined ? null : found.schema
}

/** A schema of a CRD and where it stands. */
export interface SchemaSite {
  readonly schema: DecodedSchema
  readonly at: FieldPath
  /** The place of the schema's owner: `spec.validation`. */
  readonly validation: FieldPath
  /** Whether the status subresource is enabled where the schema applies. */
  readonly status: boolean
  /** The version it belongs to; of one that all share the first. */
  readonly version: string
}

export const METADATA: FieldPath = child(undefined, 'metadata')
export const SPEC: FieldPath = child(undefined, 'spec')
export const VERSIONS: FieldPath = child(SPEC, 'versions')
export const NAMES: FieldPath = child(SPEC, 'names')

/** The internal type renames one of the fields it moves to the top. */
const INTERNAL_NAMES = {
  schema: 'validation',
  subresources: 'subresources',
  additionalPrinterColumns: 'additionalPrinterColumns',
  selectableFields: 'selectableFields',
} as const satisfies Record<keyof PerVersion, string>

/** The fields whose values are equal in all versions; one that no version has is equal too, and absent from the result. */
function sharedBy(versions: readonly DecodedVersion[]): PerVersion {
  const shared = Object.keys(INTERNAL_NAMES).filter((name) => {
    const { shape } = versionStruct.fields.get(name)!
    return versions.every((version) => semanticEqual(valueOf(version, name), valueOf(versions[0]!, name), shape))
  })
  return Object.fromEntries(shared.map((name) => [name, valueOf(versions[0]!, name)]))
}

function valueOf(version: DecodedVersion, name: string): unknown {
  return version[name as keyof PerVersion]
}

function without(version: DecodedVersion, names: readonly string[]): DecodedVersion {
  return Object.fromEntries(Object.entries(version).filter(([name]) => !names.includes(name)))
}

/** Schemas at the top have to serve every version (validation.go, hasAnyStatusEnabled). Of versions with one name the first counts. */
function hasStatus(document: Document, version: string | undefined): boolean {
  if (document.subresources?.status !== undefined) return true
  const versions = version === undefined ? document.versions : document.versions.filter(({ name }) => (name ?? '') === version).slice(0, 1)
  return versions.some(({ subresources }) => subresources?.status !== undefined)
}
