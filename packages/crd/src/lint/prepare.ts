import type { DecodedCrd, DecodedMeta, DecodedNames, DecodedStatus } from './decode/decoded-crd.ts'

/** What the server fills in before it looks: apiextensions v1/defaults.go. */
export function withDefaults(crd: DecodedCrd): DecodedCrd {
  const { spec, status } = crd
  const before = status.storedVersions ?? []
  return {
    ...crd,
    spec: { ...spec, names: defaultNames(spec.names) },
    status: before.length > 0 ? status : { ...status, ...stored(crd, undefined) },
  }
}

/** The status of a new definition is the server's to write: registry/customresourcedefinition/strategy.go, PrepareForCreate. */
export function prepareForCreate(crd: DecodedCrd): DecodedCrd {
  return { ...crd, status: { acceptedNames: NO_NAMES, ...stored(crd, undefined) } }
}

/** An update leaves the status as it was, and what the server wrote into the metadata: strategy.go, PrepareForUpdate; rest/update.go, BeforeUpdate. */
export function prepareForUpdate(crd: DecodedCrd, old: DecodedCrd): DecodedCrd {
  return { ...crd, metadata: carriedOver(crd.metadata, old.metadata), status: { ...old.status, ...stored(crd, old.status.storedVersions) } }
}

/**
 * What tells one state of an object from another is compared before anybody validates it, and rarely written in a file: whoever sends the
 * file adds it.
 */
function carriedOver(given: DecodedMeta, old: DecodedMeta): DecodedMeta {
  const { uid, generation, creationTimestamp, deletionTimestamp = given.deletionTimestamp } = old
  const { resourceVersion = '0', deletionGracePeriodSeconds = old.deletionGracePeriodSeconds } = given
  const carried = { uid, resourceVersion, generation, creationTimestamp, deletionTimestamp, deletionGracePeriodSeconds }
  const fields = Object.entries({ ...given, ...carried }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(fields) as DecodedMeta
}

function defaultNames(names: DecodedNames): DecodedNames {
  const { kind, singular = kind?.toLowerCase(), listKind = kind && `${kind}List` } = names
  return { ...names, ...(singular !== undefined && { singular }), ...(listKind !== undefined && { listKind }) }
}

/** Objects will be stored in the first version that says so, besides those that they are in. */
function stored({ spec }: DecodedCrd, before: readonly string[] | undefined): Pick<DecodedStatus, 'storedVersions'> {
  const storage = spec.versions?.find((version) => version.storage)
  if (storage === undefined) return before === undefined ? {} : { storedVersions: before }
  const name = storage.name ?? ''
  return { storedVersions: before?.includes(name) ? before : [...(before ?? []), name] }
}

const NO_NAMES: DecodedNames = {}
