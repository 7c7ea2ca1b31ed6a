import type { StructuralSchema } from '../structural-schema.ts'

/**
 * A type of document in one version: what `validate` has to know of it. Every `Resource` is one; the lists, options and subresources of
 * Kubernetes itself, which have no address of their own, are kinds without being resources.
 */
export interface Kind<T = unknown> {
  /** Empty for the kinds of `v1`. */
  readonly group: string
  readonly version: string
  /** `group/version`, or the version alone where the group is empty. */
  readonly apiVersion: string
  readonly kind: string
  /** The whole document. Parts may be shared, and a schema may hold itself. */
  readonly schema: StructuralSchema
  /** The schema of what a server answers, where more is known of it than `schema` says: that defaults are filled in. */
  readonly storedSchema?: StructuralSchema
  /**
   * Whether the kind is compiled into the API server. Its values are judged as Go decodes them: beside the formats of
   * CustomResourceDefinitions there are `quantity` and `int-or-string`, and in what is sent null and the empty string mean nothing.
   */
  readonly builtIn?: boolean
  /** Of a list, the kind of its items. */
  readonly items?: Kind
  /** Carries the type; never set. */
  readonly '~object'?: T
}
