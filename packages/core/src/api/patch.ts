import type { Apply, DeepPartial } from '../object.ts'

/** A patch with its media type: which kind of patch a body is, is never guessed. */
export interface Patch<T = unknown> {
  readonly type: PatchType
  readonly body: unknown
  /** Carries the type of the object it patches; never set. */
  readonly '~patches'?: (object: T) => void
}

export type PatchType =
  | 'application/json-patch+json'
  | 'application/merge-patch+json'
  | 'application/strategic-merge-patch+json'
  | 'application/apply-patch+yaml'

/** One step of a JSON Patch (RFC 6902). Paths are JSON Pointers: `/spec/replicas`, `/metadata/labels/a~1b`. */
export type JsonPatchOperation =
  | { readonly op: 'add' | 'replace' | 'test'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'move' | 'copy'; readonly from: string; readonly path: string }

/** What a merge patch of a `T` may hold: any part of it; `null` removes a field, lists are replaced whole. */
export type MergePatchOf<T> = T extends readonly unknown[] ? T : T extends object ? { [Key in keyof T]?: MergePatchOf<T[Key]> | null } : T

/** A JSON Patch (RFC 6902): steps that succeed or fail together. The server takes at most 10,000. */
export function jsonPatch(operations: readonly JsonPatchOperation[]): Patch {
  return { type: 'application/json-patch+json', body: operations }
}

/** A JSON Merge Patch (RFC 7386). */
export function mergePatch<T>(body: MergePatchOf<NoInfer<T>>): Patch<T> {
  return { type: 'application/merge-patch+json', body }
}

/** A strategic merge patch: built-in kinds only, the server answers 415 for custom resources. */
export function strategicMergePatch<T>(body: MergePatchOf<DeepPartial<NoInfer<T>>>): Patch<T> {
  return { type: 'application/strategic-merge-patch+json', body }
}

/** Server-side apply: the fields that `fieldManager` wants to own. Creates the object where there is none. */
export function apply<T>(body: Apply<NoInfer<T>>): Patch<T> {
  return { type: 'application/apply-patch+yaml', body }
}
