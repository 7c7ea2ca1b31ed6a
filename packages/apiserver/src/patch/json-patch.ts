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
 * the result.
 *
 * @throws PatchFailure where a step is none, a path leads nowhere, or a test fails.
 */
export function applyJsonPatch(document: unknown, operations: readonly Operation[]): unknown {
  return operations.reduce<unknown>(applyStep, document)
}

function applyStep(document: unknown, operation: Operation): unknown {
  const path = pointer(operation.path)
  switch (operation.op) {
    case 'add':
      return writeAt(document, path, { at: 'insert', value: valueOf(operation) })
    case 'replace':
      return writeAt(document, path, { at: 'replace', value: valueOf(operation) })
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
      return writeAt(document, path, { at: 'insert', value: readAt(document, pointer(operation.from)) })
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

function valueOf(operation: Operation): unknown {
  if (operation.value === undefined) throw new PatchFailure('a step of the patch has no value')
  return operation.value
}
