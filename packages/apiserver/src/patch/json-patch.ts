import { isDeepStrictEqual } from 'node:util'
import { parsePointer, readAt, writeAt } from './json-pointer.ts'
import { PatchFailure } from './patch-failure.ts'

/** One step of a JSON Patch as it came: checked while it is applied. */
export interface Operation {
  readonly op?: unknown
  readonly path?: unknown
  readonly from?: unknown
  readonly value?: unknown
}

/**
 * Applies a JSON Patch (RFC 6902), all of it or nothing. The document is not changed; what the patch does not touch is shared with
 * the result. Like the server's library (evanphx/json-patch 4) it is laxer than the RFC: `replace` sets a field that is not there,
 * a missing value is null, a field that is not there is copied as null, and a test for null holds where there is nothing.
 *
 * @throws PatchFailure where a step is none, a path leads nowhere, or a test fails.
 */
export function applyJsonPatch(document: unknown, operations: readonly (Operation | null)[]): unknown {
  return operations.reduce<unknown>(applyStep, document)
}

function applyStep(document: unknown, operation: Operation | null): unknown {
  if (operation === null) throw new PatchFailure('a step of the patch is null')
  if (operation.op === 'replace' && operation.path === '') return operation.value ?? null
  const path = pointer(operation.path)
  switch (operation.op) {
    case 'add':
      return writeAt(document, path, { at: 'insert', value: operation.value ?? null })
    case 'replace':
      return writeAt(document, path, { at: 'replace', value: operation.value ?? null })
    case 'remove':
      return writeAt(document, path, { at: 'remove' })
    case 'move': {
      const from = pointer(operation.from)
      // Moving into itself would lose the value.
      if (path.length > from.length && from.every((part, index) => part === path[index]))
        throw new PatchFailure('a value cannot be moved into itself')
      const value = readAt(document, from)
      return writeAt(writeAt(document, from, { at: 'remove' }), path, { at: 'insert', value })
    }
    case 'copy':
      return writeAt(document, path, { at: 'insert', value: readAt(document, pointer(operation.from), null) })
    case 'test':
      if (!isDeepStrictEqual(readAt(document, path, null), operation.value ?? null))
        throw new PatchFailure(`testing value ${String(operation.path)} failed`)
      return document
    default:
      throw new PatchFailure(`unexpected kind: ${String(operation.op)}`)
  }
}

function pointer(path: unknown): readonly string[] {
  if (typeof path !== 'string') throw new PatchFailure('a step of the patch has no path')
  return parsePointer(path)
}
