import type { Addressed, AnyResource, InputOf, ObjectOf } from '../resource/resource.ts'
import type { InputMeta, KubeObject, ObjectList, PartialObjectMetadata, Unvalidated } from '../object.ts'
import type { Scale, ScaleInput } from '../scale.ts'
import type { Status } from '../status.ts'
import type { ApiEvent } from '../watch-event.ts'
import type {
  CreateOptions,
  DeleteCollectionOptions,
  DeleteOptions,
  GetOptions,
  ListOptions,
  PatchOptions,
  ReplaceOptions,
  WatchOptions,
} from './options.ts'
import type { Patch } from './patch.ts'

/** What every client of a kind offers, one namespace or all: reading many objects. */
export interface ListApi<T extends KubeObject> {
  /** All objects, or one page of them. */
  list(options?: ListOptions): Promise<ObjectList<T>>
  /**
   * Every change from now on, or from a version on. The stream ends when the server ends it, when the loop is left, or with an error;
   * leaving it releases the connection.
   */
  watch(options?: WatchOptions): WatchStream<T>
}

/** The events of a watch. Any async generator of events is one. */
export interface WatchStream<T> extends AsyncGenerator<ApiEvent<T>, void, undefined> {
  /**
   * The next event, if it has arrived already: a chunk of a busy watch holds dozens, and a promise for each costs more than the event itself.
   * Throws what `next` would have rejected with.
   */
  readonly take?: () => ApiEvent<T> | undefined
}

/** What kinds that are only answered, and never stored, have: a `TokenReview` is sent, and comes back with its status. */
export interface CreateApi<T extends Addressed, Input = InputMeta> {
  /** `apiVersion` and `kind` may be left out. */
  create(object: Input, options?: CreateOptions): Promise<T>
}

/**
 * All verbs and subresources of a kind, on one namespace or, for cluster-scoped kinds, on the cluster. Every object that a method hands
 * back fits the schema; otherwise the method rejects with an `InvalidError`.
 *
 * All methods reject with a `KubeError`: `ApiError` where the server refused, `RequestError` where the request was refused before it was
 * sent, `TransportError` and `DecodeError` where there was no usable answer.
 */
export interface Api<T extends KubeObject, Input = InputMeta> extends ListApi<T>, CreateApi<T, Input> {
  get(name: string, options?: GetOptions): Promise<T>
  /** The whole object; its `metadata.resourceVersion` makes it conditional, and custom resources require it. */
  replace(object: Input, options?: ReplaceOptions): Promise<T>
  patch(name: string, patch: Patch<T>, options?: PatchOptions): Promise<T>
  delete(name: string, options?: DeleteOptions): Promise<Deletion<T>>
  deleteCollection(options?: DeleteCollectionOptions): Promise<CollectionDeletion<T>>
  getStatus(name: string, options?: GetOptions): Promise<T>
  /** Takes the whole object; the server keeps everything but its status. */
  replaceStatus(object: Input, options?: ReplaceOptions): Promise<T>
  patchStatus(name: string, patch: Patch<T>, options?: PatchOptions): Promise<T>
  getScale(name: string, options?: GetOptions): Promise<Scale>
  replaceScale(scale: ScaleInput, options?: ReplaceOptions): Promise<Scale>
  patchScale(name: string, patch: Patch<Scale>, options?: PatchOptions): Promise<Scale>
  /** The same Api without validation, for measured hot paths and for objects that are known not to fit; its types say so. */
  unvalidated(): Api<Unvalidated, Input>
}

/**
 * A kind's objects as nothing but their metadata, on one namespace or, for cluster-scoped kinds, on the cluster: a tenth of the bytes for
 * whoever needs names, labels or owners alone. The verbs are those that servers answer so.
 */
export interface MetadataApi extends ListApi<PartialObjectMetadata> {
  get(name: string, options?: GetOptions): Promise<PartialObjectMetadata>
  /** Of the whole object; only its metadata comes back. */
  patch(name: string, patch: Patch<PartialObjectMetadata>, options?: PatchOptions): Promise<PartialObjectMetadata>
  delete(name: string, options?: DeleteOptions): Promise<Deletion<PartialObjectMetadata>>
  deleteCollection(options?: DeleteCollectionOptions): Promise<CollectionDeletion<PartialObjectMetadata>>
}

/** The Api of a resource: `ApiOf<typeof Foo>`. */
export type ApiOf<R extends AnyResource> = Api<ObjectOf<R>, InputOf<R>>

/** The object is gone, or it is on its way out because finalizers or a grace period hold it. */
export type Deletion<T> =
  | { readonly deleted: Status; readonly deleting?: undefined }
  | { readonly deleting: T; readonly deleted?: undefined }

/** What was deleted, as a list of the objects' last states or, from servers that do not tell, as a Status. */
export type CollectionDeletion<T> =
  | { readonly list: ObjectList<T>; readonly status?: undefined }
  | { readonly status: Status; readonly list?: undefined }
