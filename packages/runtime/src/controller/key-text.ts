import type { ObjectKey } from '../object-store.ts'

/** `default/baz`, or `baz` for objects of the cluster: a key that a `Map` can hold. Neither part can contain a slash. */
export function keyText({ namespace, name }: ObjectKey): string {
  return namespace === undefined ? name : `${namespace}/${name}`
}

/** What {@link keyText} was made of. */
export function keyOfText(text: string): ObjectKey {
  const slash = text.indexOf('/')
  return slash === -1 ? { name: text } : { namespace: text.slice(0, slash), name: text.slice(slash + 1) }
}
