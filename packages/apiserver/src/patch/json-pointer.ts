import { PatchFailure } from './patch-failure.ts'
import { isRecord, setField } from '../decode/record.ts'

/** What to do at the end of a pointer. `insert` moves the later items of a list; a field is set whether there is one or not. */
export type Edit = { readonly at: 'insert' | 'replace'; readonly value: unknown } | { readonly at: 'remove' }

/**
 * The parts of a JSON Pointer (RFC 6901).
 *
 * @throws PatchFailure for the whole document and for text that is no pointer: the server takes neither.
 */
export function parsePointer(text: string): readonly string[] {
  if (!text.startsWith('/')) throw new PatchFailure(`missing path: ${text}`)
  return text
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** The value at a path; `missing`, where it is given, stands for a field that is not there. */
export function readAt(document: unknown, path: readonly string[], missing?: null): unknown {
  let value = document
  for (const [index, part] of path.entries()) {
    if (missing !== undefined && index === path.length - 1 && isRecord(value) && !Object.hasOwn(value, part)) return missing
    value = childOf(value, part)
  }
  return value
}

/** A copy of the document with one edit; everything beside the path is shared with it. */
export function writeAt(document: unknown, path: readonly string[], edit: Edit): unknown {
  const [part, ...rest] = path
  if (part === undefined) throw new PatchFailure('the whole document cannot be patched')
  if (rest.length === 0) return editAt(document, part, edit)
  const child = writeAt(childOf(document, part), rest, edit)
  if (Array.isArray(document)) return document.with(indexIn(document, part), child)
  const copy = { ...(document as Record<string, unknown>) }
  setField(copy, part, child)
  return copy
}

function editAt(holder: unknown, part: string, edit: Edit): unknown {
  if (Array.isArray(holder)) return editItem(holder, part, edit)
  if (!isRecord(holder)) throw new PatchFailure(`no object to hold ${part}`)
  if (edit.at === 'remove' && !Object.hasOwn(holder, part)) throw new PatchFailure(`missing field: ${part}`)
  const copy = { ...holder }
  if (edit.at === 'remove') delete copy[part]
  else setField(copy, part, edit.value)
  return copy
}

function editItem(items: readonly unknown[], part: string, edit: Edit): unknown {
  switch (edit.at) {
    case 'insert':
      return items.toSpliced(part === '-' ? items.length : indexIn(items, part, items.length + 1), 0, edit.value)
    case 'replace':
      return items.with(indexIn(items, part), edit.value)
    case 'remove':
      return items.toSpliced(indexIn(items, part), 1)
  }
}

function childOf(holder: unknown, part: string): unknown {
  if (Array.isArray(holder)) return holder[indexIn(holder, part)]
  if (!isRecord(holder) || !Object.hasOwn(holder, part)) throw new PatchFailure(`missing path: ${part}`)
  return holder[part]
}

/** One of so many places; negative indices count from the end, as the server's library allows. */
function indexIn(items: readonly unknown[], part: string, places = items.length): number {
  if (!/^-?\d{1,9}$/.test(part)) throw new PatchFailure(`no index: ${part}`)
  const given = Number(part)
  const index = given < 0 ? given + places : given
  if (index < 0 || index >= places) throw new PatchFailure(`index out of range: ${part}`)
  return index
}
