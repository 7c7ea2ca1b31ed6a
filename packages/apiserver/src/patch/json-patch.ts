import { decodeJson } from '../decode/decode-text.ts'
import { LazyNode, type Part } from './lazy-node.ts'
import { PatchFailure } from './patch-failure.ts'

/**
 * Applies a JSON Patch (RFC 6902). What it does not touch is shared with the result; the document as a node may be half changed where it fails. Like the
 * server's library (evanphx/json-patch 4) it is laxer than the RFC: `replace` sets a field that is not there, a missing value is null, a field that is
 * not there is copied as null, and a test for null holds where there is nothing.
 *
 * @throws PatchFailure where a step is none, a path leads nowhere, or a test fails.
 */
export function applyJsonPatch(document: LazyNode, operations: readonly Part[]): LazyNode {
  return operations.reduce(applyStep, document)
}

function applyStep(document: LazyNode, operation: Part): LazyNode {
  if (operation === undefined) throw new PatchFailure('a step of the patch is null')
  const [op, path, from] = ['op', 'path', 'from'].map((name) => operation.field(name)?.value())
  const value = operation.field('value')
  if (path === '' && op === 'replace') {
    if (value?.fields() === undefined && value?.items() === undefined) throw new PatchFailure('a document is an object or a list')
    return value
  }
  if (path === '' && op === 'test') {
    if (!document.equals(value)) throw new PatchFailure('testing the document failed')
    return document
  }
  switch (op) {
    case 'add':
      insert(placeAt(document, path), value)
      break
    case 'replace':
      replace(placeAt(document, path), value)
      break
    case 'remove':
      take(placeAt(document, path))
      break
    case 'move': {
      const taken = take(placeAt(document, from))
      insert(placeAt(document, path), taken)
      break
    }
    case 'copy':
      insert(placeAt(document, path), copyOf(read(placeAt(document, from))))
      break
    case 'test':
      if (!holds(read(placeAt(document, path)), value)) throw new PatchFailure(`testing value ${String(path)} failed`)
      break
    default:
      throw new PatchFailure(`unexpected kind: ${String(op)}`)
  }
  return document
}

/** A field of an object, or a place in a list. */
type Place =
  | { readonly name: string; readonly fields: Map<string, Part>; readonly items?: undefined }
  | { readonly name: string; readonly items: Part[] }

/** Where a JSON Pointer (RFC 6901) leads; what is in front of its first slash does not count. */
function placeAt(document: LazyNode, pointer: unknown): Place {
  if (typeof pointer !== 'string') throw new PatchFailure('a step of the patch has no path')
  const parts = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  const last = parts.pop()
  if (last === undefined) throw new PatchFailure(`missing path: ${pointer}`)
  let holder: Part = document
  for (const part of parts) holder = holder && read(placeIn(holder, part))
  if (holder === undefined) throw new PatchFailure(`missing path: ${pointer}`)
  return placeIn(holder, last)
}

function placeIn(holder: LazyNode, name: string): Place {
  const [fields, items] = [holder.fields(), holder.items()]
  if (fields !== undefined) return { name, fields }
  if (items !== undefined) return { name, items }
  throw new PatchFailure(`no object to hold ${name}`)
}

function read(place: Place): Part {
  return place.items === undefined ? place.fields.get(place.name) : place.items[indexIn(place)]
}

function replace(place: Place, value: Part): void {
  if (place.items === undefined) place.fields.set(place.name, value)
  else place.items[indexIn(place)] = value
}

/** Sets a field, whether there is one or not; moves the later items of a list. */
function insert(place: Place, value: Part): void {
  if (place.items === undefined) place.fields.set(place.name, value)
  else place.items.splice(place.name === '-' ? place.items.length : indexIn(place, 1), 0, value)
}

function take(place: Place): Part {
  const taken = read(place)
  if (place.items !== undefined) place.items.splice(indexIn(place), 1)
  else if (!place.fields.delete(place.name)) throw new PatchFailure(`missing field: ${place.name}`)
  return taken
}

/** One of the places of a list, and of so many behind it; negative indices count from the end, as the server's library allows. */
function indexIn({ items, name }: Extract<Place, { readonly items: Part[] }>, behind = 0): number {
  if (!/^[+-]?\d{1,9}$/.test(name)) throw new PatchFailure(`no index: ${name}`)
  const places = items.length + behind
  const given = Number(name)
  const index = given < 0 ? given + places : given
  if (index < 0 || index >= places) throw new PatchFailure(`index out of range: ${name}`)
  return index
}

/** A copy is the text that its original would be sent as. */
function copyOf(part: Part): Part {
  const text = part?.text()
  const decoded = text === undefined ? undefined : decodeJson(text)
  return text !== undefined && decoded !== undefined && 'value' in decoded ? LazyNode.ofText(text, decoded.value) : undefined
}

function holds(found: Part, wanted: Part): boolean {
  if (found === undefined) return wanted === undefined || wanted.value() === null
  return found.equals(wanted)
}
