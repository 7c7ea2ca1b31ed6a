import { isRecord } from '../decode/record.ts'
import { type FieldSet, fromFieldsV1, toFieldsV1 } from './field-set.ts'

/** Who manages fields, and how: what an entry of `metadata.managedFields` says beside the fields and the time. */
export interface Manager {
  readonly manager: string
  readonly operation: 'Apply' | 'Update'
  readonly apiVersion: string
  /** Empty for the object itself. */
  readonly subresource: string
}

/** The fields of one manager. */
export interface Managed extends Manager {
  readonly fields: FieldSet
  /** When they last changed; undefined where nobody noted it. */
  readonly time: string | undefined
}

/** All managers of an object, by {@link identify}. */
export type Managers = ReadonlyMap<string, Managed>

/** Whoever applies is the same in every version (managedfields/internal/managedfields.go, `BuildManagerIdentifier`). */
export function identify({ manager, operation, apiVersion, subresource }: Manager): string {
  return JSON.stringify([manager, operation, operation === 'Apply' ? '' : apiVersion, subresource])
}

/** Reads `managedFields`; undefined where an entry is none. */
export function readManagers(entries: unknown): Managers | undefined {
  if (entries === undefined || entries === null) return new Map()
  if (!Array.isArray(entries)) return undefined
  const managers = new Map<string, Managed>()
  for (const entry of entries) {
    if (!isRecord(entry)) return undefined
    const { manager = '', operation, apiVersion, subresource = '', fieldsType, fieldsV1 = {}, time } = entry
    const fields = fromFieldsV1(fieldsV1)
    if (operation !== 'Apply' && operation !== 'Update') return undefined
    if (typeof apiVersion !== 'string' || apiVersion === '' || fieldsType !== 'FieldsV1' || fields === undefined) return undefined
    const who = { manager: String(manager), operation, apiVersion, subresource: String(subresource) } as const
    managers.set(identify(who), { ...who, fields, time: typeof time === 'string' ? time : undefined })
  }
  return managers
}

/** `managedFields` as the server orders it: appliers first, then by time. Undefined where nobody manages anything. */
export function writeManagers(managers: Managers): readonly object[] | undefined {
  if (managers.size === 0) return undefined
  return [...managers.values()].toSorted(inOrder).map(({ manager, operation, apiVersion, time, fields, subresource }) => ({
    manager,
    operation,
    apiVersion,
    ...(time !== undefined && { time }),
    fieldsType: 'FieldsV1',
    fieldsV1: toFieldsV1(fields),
    ...(subresource !== '' && { subresource }),
  }))
}

function inOrder(a: Managed, b: Managed): number {
  const rank = ({ operation, time = '', manager, apiVersion, subresource }: Managed) => [operation, time, manager, apiVersion, subresource]
  const [left, right] = [rank(a), rank(b)]
  for (const [index, value] of left.entries()) {
    if (value !== right[index]) return value < right[index]! ? -1 : 1
  }
  return 0
}
