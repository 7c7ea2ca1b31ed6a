import { goQuote, wellFormed } from '@kindbox/core'
import type { Path, Status, StatusCause } from '@kindbox/core'
import { type FieldError, toCause } from './go/field-error.ts'
import type { JsonObject } from './go/record.ts'

/** What the server would answer to a write. */
export type Verdict = Accepted | Rejected

export interface Accepted {
  readonly accepted: true
  /** What the server would store: pruned, defaulted, with metadata as far as the request decides it. */
  readonly stored: JsonObject
  /** The same before it goes through the store, whose version may know less of it: the answer where the write ends in removing the object. */
  readonly prepared: JsonObject
  /**
   * What was read of the document itself, pruned and defaulted, before anything of it was put aside or back: the server notes in `managedFields` who wrote
   * which fields by this.
   */
  readonly document: JsonObject
  /** Texts of the `Warning` headers, without their `299 - `. */
  readonly warnings: readonly string[]
  /** CEL rules that could not be evaluated to an end, as one for which JavaScript's stack is too short; when there are any, the server may refuse. */
  readonly notEvaluated: number
}

export interface Rejected {
  readonly accepted: false
  /** The body of the server's answer; `code` is 400 or 422. */
  readonly status: Status
  /** What is wrong, one by one, with its place in the document. */
  readonly findings: readonly Finding[]
  readonly warnings: readonly string[]
  /** The same: the server may find more than this. */
  readonly notEvaluated: number
}

export interface Finding {
  readonly message: string
  /** The server's name of the field; undefined where it names none. */
  readonly field?: string
  /** Where to look in the document; empty for the document as a whole. */
  readonly path: Path
  /** The entry of `details.causes` for this finding, if the Status has one. */
  readonly cause?: StatusCause
}

export interface Remarks {
  readonly warnings: readonly string[]
  readonly notEvaluated: number
}

/** The answer to what could not be decoded, or does not belong where it was sent: apimachinery's `NewBadRequest`. */
export function badRequest(message: string, findings: readonly Finding[], warnings: readonly string[]): Rejected {
  const status: Status = { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message, reason: 'BadRequest', code: 400 }
  return { accepted: false, status, findings, warnings, notEvaluated: 0 }
}

export interface InvalidObject {
  readonly group: string
  readonly kind: string
  readonly name: string
}

/** The answer to what is decoded and not valid: apimachinery's `NewInvalid`. */
export function invalidObject(object: InvalidObject, errors: readonly FieldError[], remarks: Remarks): Rejected {
  const { group, kind, name } = object
  const causes = errors.map(toCause)
  const status: Status = {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message: `${group === '' ? kind : `${kind}.${group}`} ${goQuote(name)} is invalid: ${wellFormed(aggregate(errors))}`,
    reason: 'Invalid',
    details: { ...(name === '' ? {} : { name: wellFormed(name) }), ...(group === '' ? {} : { group }), kind, causes },
    code: 422,
  }
  const findings = errors.map(({ message, field, path }, i): Finding => {
    const cause = causes[i]
    return { message, field, path, ...(cause === undefined ? {} : { cause }) }
  })
  return { accepted: false, status, findings, ...remarks }
}

/** `ErrorList.ToAggregate`: repetitions are dropped from the message, though not from the causes. */
function aggregate(errors: readonly FieldError[]): string {
  const messages = [...new Set(errors.map(({ field, message }) => `${field}: ${message}`))]
  return messages.length === 1 ? (messages[0] ?? '') : `[${messages.join(', ')}]`
}
