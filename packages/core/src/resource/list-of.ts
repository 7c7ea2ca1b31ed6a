import type { ListMeta, TypeMeta } from '../object-meta.ts'
import type { Kind } from './kind.ts'
import type { Addressed, AnyResource, Resource, Scope } from './resource.ts'

/** A list as it is on the wire: typed lists leave out `apiVersion` and `kind` of their items. */
export interface ListOf<T extends Addressed> extends TypeMeta {
  metadata: ListMeta
  items: (Omit<T, keyof TypeMeta> & Partial<TypeMeta>)[]
}

/**
 * The kind of a resource's lists, for whoever has one in hand; `Api.list` compares what it reads by itself. Where only the server knows the
 * name, it is taken to be that of the kind followed by `List`.
 */
// oxlint-disable-next-line no-explicit-any -- what a user may send does not matter to a list, whatever its variance
export function listOf<T extends Addressed>(resource: Resource<T, Scope, any>): Kind<ListOf<T>> {
  const { group, version, apiVersion, kind, listKind, builtIn } = resource as AnyResource
  return Object.freeze({
    group,
    version,
    apiVersion,
    kind: listKind === '' ? `${kind}List` : listKind,
    schema: {
      type: 'object',
      required: ['metadata', 'items'],
      properties: {
        metadata: {
          type: 'object',
          properties: {
            resourceVersion: { type: 'string' },
            continue: { type: 'string' },
            remainingItemCount: { type: 'integer', format: 'int64' },
            selfLink: { type: 'string' },
          },
        },
        items: { type: 'array' },
      },
    } as const,
    ...(builtIn !== undefined && { builtIn }),
    items: resource,
  })
}
