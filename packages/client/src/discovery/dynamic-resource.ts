import { structuralResource, type InputMeta, type Resource, type Scope, type Unvalidated } from '@kindbox/core'

/**
 * A kind that is known only while the program runs. Its scope, verbs and subresources are the server's; of its objects only type and metadata
 * are compared with anything, and its types know no more.
 */
export type DynamicResource = Resource<Unvalidated, Scope, InputMeta & { [field: string]: unknown }>

/** What discovery tells of a resource, in whichever document. */
export interface DiscoveredNames {
  readonly group: string
  readonly version: string
  readonly kind: string
  readonly plural: string
  readonly singular: string
  readonly shortNames: readonly string[]
  readonly categories: readonly string[]
  readonly scope: Scope
  readonly verbs: readonly string[]
  /** With their verbs. */
  readonly subresources: ReadonlyMap<string, readonly string[]>
}

/** Makes a resource of what discovery tells. */
export function dynamicResource({ subresources, singular, ...names }: DiscoveredNames): DynamicResource {
  return structuralResource<Unvalidated, Scope, InputMeta & { [field: string]: unknown }>({
    ...names,
    // Built-in kinds had no singular before 1.27.
    ...(singular !== '' && { singular }),
    listKind: '',
    subresources: { status: subresources.has('status') },
    subresourceVerbs: Object.fromEntries(subresources),
    schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
  })
}
