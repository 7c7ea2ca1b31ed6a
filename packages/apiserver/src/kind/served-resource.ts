import type { StructuralSchema } from '@kindbox/core'
import type { Collection } from '../storage/collection.ts'
import { Stored, type StoredObject } from '../storage/stored.ts'
import type { Verb } from '../request/request-info.ts'
import type { FieldSet } from '../managed-fields/field-set.ts'
import type { MergeType } from '../managed-fields/merge-type.ts'
import type { ReplicasPaths } from '../managed-fields/track-scale.ts'
import type { Column } from '../table/columns.ts'
import { encodeJson } from '../encode/encode-json.ts'
import type { FieldReader } from './field-reader.ts'
import type { Strategy } from './strategy.ts'
import type { Transient } from './transient.ts'

/** A resource in one version, as the server serves it. Replaced as a whole when its definition changes. */
export interface ServedResource {
  /** Empty for the kinds of `v1`. */
  readonly group: string
  readonly version: string
  readonly apiVersion: string
  readonly plural: string
  readonly singular: string
  readonly kind: string
  readonly listKind: string
  readonly shortNames: readonly string[]
  readonly categories: readonly string[]
  readonly namespaced: boolean
  /** The version in which objects are stored. */
  readonly storageVersion: string
  /** Shared by all versions. */
  readonly objects: Collection
  readonly strategy: Strategy
  /** What its objects look like, where that is known. */
  readonly schema?: StructuralSchema
  /** How objects of a version are merged, for versions that there are; undefined where nobody notes who manages which fields. */
  readonly mergeTypes?: (apiVersion: string) => MergeType | undefined
  /** Fields that no object is without, empty as they may be: those of Go's structs. */
  readonly present?: readonly string[]
  /** Fields that the server sets itself, which nobody manages therefore. */
  readonly unmanaged?: FieldSet
  readonly scale?: ScalePaths
  /** What PUT of `finalize` makes of documents, where there is such a subresource. */
  readonly finalize?: Strategy
  readonly replicasPaths: ReplicasPaths
  /** The fields beside name and namespace that field selectors may name. */
  readonly selectableFields: ReadonlyMap<string, FieldReader>
  /** The server's words for any other field. */
  readonly fieldProblem?: (field: string) => string
  /** Said in a `Warning` of every answer. */
  readonly deprecationWarning?: string
  /** Whether the kind is one of Kubernetes itself: some refusals are worded otherwise then. */
  readonly builtIn: boolean
  /** In the order in which discovery names them. */
  readonly verbs: readonly Verb[]
  readonly statusSubresource: boolean
  /** The versions, this one or others, whose status has an endpoint, with their group. */
  readonly statusVersions: ReadonlySet<string>
  /** Whether an update may leave out the resourceVersion, as it may for most kinds that Kubernetes itself defines. */
  readonly unconditionalUpdate: boolean
  /** Why nothing can be created any more. */
  readonly terminating: boolean
  readonly patchTypes: readonly string[]
  /** How its objects are printed. */
  readonly columns: readonly Column[]
  readonly hooks?: Hooks
  /** What creating one comes to, where it is never stored. */
  readonly transient?: Transient
}

export interface ScalePaths {
  readonly specReplicas: readonly string[]
  readonly statusReplicas: readonly string[]
  readonly labelSelector?: readonly string[]
}

/** What else happens with an object of a kind that the server itself acts upon: namespaces, and definitions. */
export interface Hooks {
  /** After an object was created or changed, before the answer is made. */
  written?(stored: Stored): void
  /** Instead of removing an object at once: the state it is in while what belongs to it goes; undefined to go on as for any object. */
  markDeleted?(object: StoredObject): StoredObject | undefined
  /** Whether more than the finalizers of its metadata keeps an object that is being deleted. */
  keeps?(object: StoredObject): boolean
  /** After {@link markDeleted}, once the answer is made. */
  finalize?(stored: Stored): void
}

/** An object as readers of one version see it. */
export class View {
  readonly object: StoredObject
  #json: string | undefined

  constructor(object: StoredObject) {
    this.object = object
  }

  /** Encoded once, however many read it. */
  get json(): string {
    return (this.#json ??= encodeJson(this.object))
  }
}

/** The view of a stored object; made once for each version it is read in. */
export function viewOf({ strategy }: Pick<ServedResource, 'strategy'>, stored: Stored): View {
  const { views } = stored
  for (const { of, made } of views) if (of === strategy) return made as View
  const made = new View(strategy.read(stored.object))
  // A definition that changed has a new strategy; the views made by the old one would never be asked for again.
  if (views.length === MAX_VIEWS) views.shift()
  views.push({ of: strategy, made })
  return made
}

const MAX_VIEWS = 4

export const APPLY = 'application/apply-patch+yaml'
export const JSON_PATCH = 'application/json-patch+json'
export const MERGE_PATCH = 'application/merge-patch+json'
export const STRATEGIC_MERGE_PATCH = 'application/strategic-merge-patch+json'
