import { type Comparison, compare } from './compare.ts'
import { equal } from './equal.ts'
import { difference, emptySet, type FieldSet, intersection, union, withNamedFields, without } from './field-set.ts'
import { fieldSetOf } from './field-set-of.ts'
import { type Managed, type Manager, type Managers, identify } from './managers.ts'
import { merge } from './merge.ts'
import type { MergeType } from './merge-type.ts'
import { reconcile } from './reconcile.ts'
import { removeFields } from './remove-fields.ts'

/** Who writes, and what there is to know about it. */
export interface Writer {
  readonly who: Manager
  /** The type of objects in a version; undefined for versions that are gone, whose managers are forgotten. */
  readonly typeOf: (apiVersion: string) => MergeType | undefined
  /** Fields that such a write does not touch, whatever it says of them. */
  readonly ignored: FieldSet
}

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
  const comparison = comparisonIn(writer.typeOf(writer.who.apiVersion) ?? {}, live, next, writer.ignored)
  // What the writer had before is taken away like everybody's: it has what it writes now.
  const { managers: left } = settle(live, next, reconciled(managers, writer), { comparison, writer })
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
  const managers = reconciled(stored, writer)
  const key = identify(who)
  const last = managers.get(key)
  const set = without(fieldSetOf(type, config), ignored)
  const having = new Map([...managers, [key, { ...who, fields: set, time: last?.time }]])
  const object = prune(type, merge(type, live, config), having, last, writer)
  const comparison = comparisonIn(type, live, object, ignored)
  const { managers: settled, conflicts } = settle(live, object as object, having, { comparison, writer, except: key })
  if (!force && conflicts.length > 0) return { conflicts }
  return { managers: settled, object: equal(live, object) ? undefined : object }
}

/** The managers by the schemas of today; those of versions that are gone are forgotten. */
function reconciled(managers: Managers, { typeOf }: Writer): Managers {
  const known = [...managers].flatMap(([key, manager]) => {
    const type = typeOf(manager.apiVersion)
    return type === undefined ? [] : [[key, { ...manager, fields: reconcile(manager.fields, type) }] as const]
  })
  return new Map(known)
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
    const type = writer.typeOf(manager.apiVersion) ?? {}
    const { added, modified, removed } =
      manager.apiVersion === writer.who.apiVersion ? comparison : comparisonIn(type, live, next, emptySet)
    const fields = intersection(manager.fields, union(modified, added))
    if (fields.size > 0) conflicts.push({ manager, fields })
    left.set(key, { ...manager, fields: difference(difference(manager.fields, fields), removed) })
  }
  for (const [key, { fields }] of left) if (fields.size === 0) left.delete(key)
  return { managers: left, conflicts }
}

/** The merged object without what the manager applied the last time and does no longer, unless somebody else has it (merge/update.go, `prune`). */
function prune(type: MergeType, merged: unknown, managers: Managers, last: Managed | undefined, { who, typeOf }: Writer): unknown {
  if (last === undefined || last.fields.size === 0) return merged
  const lastType = typeOf(last.apiVersion)
  if (lastType === undefined) return merged
  const named = (set: FieldSet, of: MergeType = type) => withNamedFields(set, of)
  const pruned = removeFields(lastType, merged, named(last.fields, lastType))
  const present = named(fieldSetOf(type, merged))
  // What others manage comes back, in each version in which somebody does.
  const versions = new Set([who.apiVersion, ...[...managers.values()].map(({ apiVersion }) => apiVersion)])
  let result = pruned
  for (const version of versions) {
    const own = typeOf(version)
    if (own === undefined) continue
    const theirs = [...managers.values()].filter(({ apiVersion }) => apiVersion === version).map(({ fields }) => fields)
    const managed = named(theirs.reduce(union, emptySet), own)
    const left = named(fieldSetOf(own, result), own)
    result = removeFields(own, merged, difference(named(fieldSetOf(own, merged), own), union(left, managed)))
  }
  // What hangs on nothing that was applied comes back too.
  const left = named(fieldSetOf(type, result))
  return removeFields(type, merged, intersection(difference(present, left), named(last.fields, lastType)))
}
