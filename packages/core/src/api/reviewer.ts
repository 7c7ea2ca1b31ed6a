import type { Issue } from '../issue.ts'
import type { AnyResource } from '../resource/resource.ts'
import type { WriteOptions } from './options.ts'

/**
 * Judges an object before it is sent. An issue of severity `error` keeps it from being sent; none means that nothing is known against it.
 *
 * @param object what would be sent, as JSON: with `apiVersion` and `kind`, without properties that are `undefined`
 */
export type Reviewer = (object: unknown, write: ReviewedWrite) => readonly Issue[] | Promise<readonly Issue[]>

/** The write that an object is about to be sent in. */
export interface ReviewedWrite {
  readonly resource: AnyResource
  readonly verb: 'create' | 'update'
  readonly subresource?: 'status'
  /** Of the request; absent for cluster-scoped kinds. */
  readonly namespace?: string
  /** As the request says; absent where the server's own default is to hold. */
  readonly fieldValidation?: NonNullable<WriteOptions['fieldValidation']>
  /**
   * The object as the server has it: one GET, sent when this is first called, and rejected where that is refused. It may be out of date by
   * the time that the write arrives.
   */
  readonly current: () => Promise<unknown>
}
