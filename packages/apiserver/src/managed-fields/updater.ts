import { type Comparison, compare } from './compare.ts'
import { equal } from './equal.ts'
import { difference, emptySet, type FieldSet, intersection, union, withNamedFields, without } from './field-set.ts'
import { fieldSetOf } from './field-set-of.ts'
import { type Managed, type Manager, type Managers, identify } from './managers.ts'
import { merge } from './merge.ts'
import type { MergeType } from './merge-type.ts'
import { reconcile } from './reconcile.ts'
import { removeFields } from './remove-fields.ts'
import { aggregate, typedProblems } from './typed-problems.ts'

/** Who writes, and what there is to know about it. */
export interface Writer {
  readonly who: Manager
  /** The type of objects in a version; undefined for versions that there are not. */
  readonly typeOf: (apiVersion: string) => MergeType | undefined
  /** Fields that such a write does not touch in a version, whatever it says of them. */
  readonly ignored: (apiVersion: string) => FieldSet
}

/** Why an object cannot be seen in the version of somebody who manages fields of it; the message is upstream's. */
export class ConversionFailure extends Error {}

/** Fields of others that a configuration would change. */
export interface FieldConflict {
  readonly manager: Managed
  readonly fields: FieldSet
}

/** What becomes of the managers with a create, an update or a patch, and the fields that were written (merge/update.go, `Update`). */
export function updated(
  live: object,
  next: object,
  managers: Managers,
  writer: Writer,
): { readonly managers: Managers; readonly written: FieldSet } {
  const { apiVersion } = writer.who
  const comparison = comparisonIn(writer.typeOf(apiVersion) ?? {}, live, next, writer.ignored(apiVersion))
  // What the writer had before is taken away like everybody's: it has what it writes now.
  const { managers: left } = settle(live, next, reconciled(live, managers, writer), { comparison, writer })
  return { managers: left, written: union(comparison.modified, comparison.added) }
}

export interface Applied {
  readonly managers: Managers
  /** The object with the configuration in it; undefined where it is what it was. */
  readonly object: unknown
}

/** What applying a configuration comes to (merge/update.go, `Apply`); its conflicts unless it is forced. */
export function applied(
  live: object,
  config: object,
  stored: Managers,
  writer: Writer,
  force: boolean,
): Applied | { readonly conflicts: readonly FieldConflict[] } {
  const { who, typeOf, ignored } = writer
  const type = typeOf(who.apiVersion) ?? {}
  const managers = reconciled(live, stored, writer)
  const key = identify(who)
  const last = managers.get(key)
  const set = without(fieldSetOf(type, config), ignored(who.apiVersion))
  const having = new Map([...managers, [key, { ...who, fields: set, time: last?.time }]])
  const object = prune(merge(type, live, config), having, last, writer)
  const comparison = comparisonIn(type, live, object, ignored(who.apiVersion))
  const { managers: settled, conflicts } = settle(live, object as object, having, { comparison, writer, except: key })
  if (!force && conflicts.length > 0) return { conflicts }
  return { managers: settled, object: equal(live, object) ? undefined : object }
}

/** The managers by the schemas of today. */
function reconciled(live: object, managers: Managers, writer: Writer): Managers {
  const known = [...managers].map(([key, manager]) => {
    const type = typeIn(manager.apiVersion, live, writer)
    return [key, { ...manager, fields: reconcile(manager.fields, type) }] as const
  })
  return new Map(known)
}

/** The type of an object in a version, which may be another than that of the write: then all of the object has to fit that one, too. */
function typeIn(apiVersion: string, object: unknown, { who, typeOf }: Writer, told = ''): MergeType {
  const type = typeOf(apiVersion)
  if (type === undefined) throw new ConversionFailure(`${told}request to convert CR to an invalid group/version: ${apiVersion}`)
  const problems = apiVersion === who.apiVersion ? [] : typedProblems(type, object)
  if (problems.length > 0) throw new ConversionFailure(told + aggregate(problems))
  return type
}

function comparisonIn(type: MergeType, live: unknown, next: unknown, ignored: FieldSet): Comparison {
  const { added, modified, removed } = compare(type, live, next)
  return { added: without(added, ignored), modified: without(modified, ignored), removed: without(removed, ignored) }
}

interface Settlement {
  readonly comparison: Comparison
  readonly writer: Writer
  /** The manager that keeps what it has. */
  readonly except?: string
}

/** Takes from all managers what is changed or gone. */
function settle(live: object, next: object, managers: Managers, { comparison, writer, except }: Settlement) {
  const left = new Map<string, Managed>()
  const conflicts: FieldConflict[] = []
  for (const [key, manager] of managers) {
    if (key === except) {
      left.set(key, manager)
      continue
    }
    const { added, modified, removed } =
      manager.apiVersion === writer.who.apiVersion ? comparison : comparisonSeenFrom(manager.apiVersion, live, next, writer)
    const fields = intersection(manager.fields, union(modified, added))
    if (fields.size > 0) conflicts.push({ manager, fields })
    left.set(key, { ...manager, fields: difference(difference(manager.fields, fields), removed) })
  }
  for (const [key, { fields }] of left) if (fields.size === 0) left.delete(key)
  return { managers: left, conflicts }
}

function comparisonSeenFrom(apiVersion: string, live: object, next: object, writer: Writer): Comparison {
  typeIn(apiVersion, live, writer, 'failed to convert old object: ')
  const type = typeIn(apiVersion, next, writer, 'failed to convert new object: ')
  return comparisonIn(type, live, next, writer.ignored(apiVersion))
}

/** The merged object without what the manager applied the last time and does no longer, unless somebody else has it (merge/update.go, `prune`). */
function prune(merged: unknown, managers: Managers, last: Managed | undefined, writer: Writer): unknown {
  if (last === undefined || last.fields.size === 0) return merged
  const failed = 'failed to prune fields: failed '
  const type = typeIn(last.apiVersion, merged, writer, `${failed}to convert merged object to last applied version: `)
  const named = (set: FieldSet, of: MergeType = type) => withNamedFields(set, of)
  let result = removeFields(type, merged, named(last.fields))
  // What others manage comes back, in each version in which somebody does.
  const versions = new Set([last.apiVersion, ...[...managers.values()].map(({ apiVersion }) => apiVersion)])
  for (const version of versions) {
    const own = typeIn(version, merged, writer, `${failed}add back owned items: failed to convert merged object at version ${version}: `)
    const theirs = [...managers.values()].filter(({ apiVersion }) => apiVersion === version).map(({ fields }) => fields)
    const managed = named(theirs.reduce(union, emptySet), own)
    const left = named(fieldSetOf(own, result), own)
    result = removeFields(own, merged, difference(named(fieldSetOf(own, merged), own), union(left, managed)))
  }
  // What hangs on nothing that was applied comes back too.
  const [present, left] = [merged, result].map((value) => named(fieldSetOf(type, value)))
  return removeFields(type, merged, intersection(difference(present!, left!), named(last.fields)))
}
