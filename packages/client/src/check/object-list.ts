import { KubeError, type InvalidObject, type KubeObject, type ObjectList, type ValidationOptions } from '@kindbox/core'
import { invalidItems } from './invalid-error.ts'
import { withType, type ObjectCheck } from './object-check.ts'

/**
 * A list of objects that all fit. What does not is thrown or handed to `onInvalid`.
 *
 * @param what verb and objects, for messages: `list Foo objects in default`
 * @throws KubeError `DecodeError` for what is no list of the kind, `InvalidError` for items that do not fit.
 */
export function checkedList<T extends KubeObject>(
  what: string,
  value: unknown,
  check: ObjectCheck,
  onInvalid: NonNullable<ValidationOptions['onInvalid']>,
): ObjectList<T> {
  const { resource } = check
  const sent = asList(what, value, check)
  const items: unknown[] = sent.items
  const invalid: InvalidObject[] = []
  let kept = 0
  for (const item of items) {
    const typed = withType(resource, item)
    const found = check.judge(typed, item)
    if (found === undefined) items[kept++] = typed
    else invalid.push(found)
  }
  items.length = kept
  const list = sent as ObjectList<T>
  if (invalid.length > 0 && onInvalid === 'throw') throw invalidItems(what, resource, invalid, list)
  if (onInvalid !== 'throw') for (const each of invalid) onInvalid(each)
  return list
}

/**
 * The envelope as the types promise it: servers may leave out its type, and Go writes `null` for an empty list and for metadata that was
 * never set. A missing `items` is no empty list: an answer of something else would delete everything in a cache.
 */
function asList(what: string, value: unknown, { resource }: ObjectCheck): { metadata: object; items: unknown[] } {
  const listKind = resource.listKind === '' ? `${resource.kind}List` : resource.listKind
  const { apiVersion = resource.apiVersion, kind = listKind, metadata, items, ...rest } = (value ?? {}) as { [field: string]: unknown }
  // Where only the server knows what the kind's lists are called, any name will do; each item still says what it is.
  const isNamed = kind === resource.listKind || (resource.listKind === '' && typeof kind === 'string')
  const isList = apiVersion === resource.apiVersion && isNamed && (items === null || Array.isArray(items))
  if (!isList) {
    const expected = `a ${listKind} of ${resource.apiVersion}`
    throw new KubeError('DecodeError', `${what}: the server answered ${found(value)} instead of ${expected}.`)
  }
  return { apiVersion, kind, metadata: typeof metadata === 'object' && metadata !== null ? metadata : {}, ...rest, items: items ?? [] } as {
    metadata: object
    items: unknown[]
  }
}

function found(value: unknown): string {
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : `a ${typeof value}`
  if (Array.isArray(value)) return 'a bare JSON list'
  const { kind, apiVersion, items } = value as { [field: string]: unknown }
  if (typeof kind !== 'string') return Array.isArray(items) ? 'a list that does not say its kind' : 'an object without a kind'
  const missing = kind.endsWith('List') && !Array.isArray(items) && items !== null ? ' without items' : ''
  return `a ${kind.slice(0, 100)}${typeof apiVersion === 'string' ? ` of ${apiVersion.slice(0, 100)}` : ''}${missing}`
}
