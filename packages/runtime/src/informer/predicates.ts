import type { KubeObject, ObjectMeta } from '@kindbox/core'
import type { ChangePredicate } from '../event-source.ts'

/**
 * Whether the desired state changed: servers count `metadata.generation` up with the spec and not with the status. Kinds that have no
 * generation, such as ConfigMap, are taken as changed each time, as otherwise their changes would never be seen.
 */
export function generationChanged(old: KubeObject, object: KubeObject): boolean {
  const { generation } = object.metadata
  return generation === undefined || generation !== old.metadata.generation
}

export function labelsChanged(old: KubeObject, object: KubeObject): boolean {
  return mapsDiffer(old.metadata.labels, object.metadata.labels)
}

export function annotationsChanged(old: KubeObject, object: KubeObject): boolean {
  return mapsDiffer(old.metadata.annotations, object.metadata.annotations)
}

/** Also that deletion was asked for, as that is when finalizers are looked at. */
export function finalizersChanged({ metadata: old }: KubeObject, { metadata }: KubeObject): boolean {
  return listsDiffer(old.finalizers, metadata.finalizers) || !old.deletionTimestamp !== !metadata.deletionTimestamp
}

/** Holds where one of them does; for none, never. */
export function anyChange<T extends KubeObject>(...predicates: readonly ChangePredicate<T>[]): ChangePredicate<T> {
  return (old, object) => predicates.some((holds) => holds(old, object))
}

/** Holds where all of them do; for none, always. */
export function everyChange<T extends KubeObject>(...predicates: readonly ChangePredicate<T>[]): ChangePredicate<T> {
  return (old, object) => predicates.every((holds) => holds(old, object))
}

function mapsDiffer(one: ObjectMeta['labels'] = {}, other: ObjectMeta['labels'] = {}): boolean {
  const keys = Object.keys(one)
  return keys.length !== Object.keys(other).length || keys.some((key) => !Object.hasOwn(other, key) || one[key] !== other[key])
}

function listsDiffer(one: readonly string[] = [], other: readonly string[] = []): boolean {
  return one.length !== other.length || one.some((item, index) => item !== other[index])
}
