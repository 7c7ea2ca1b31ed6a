import type { Path } from '@kindbox/core'

/**
 * Where a value is, as apimachinery's `field.Path` writes it. Unlike `fieldOf` it never puts a name in brackets: the text
 * is compared with the server's, character by character. The root is undefined and prints `<nil>`, Go's nil path.
 */
export interface FieldPath {
  readonly text: string
  readonly parent: FieldPath | undefined
  readonly segment: string | number
}

export function child(parent: FieldPath | undefined, name: string): FieldPath {
  // A path element without a name prints as a subscript.
  if (name === '') return key(parent, '')
  return { text: parent === undefined ? name : `${parent.text}.${name}`, parent, segment: name }
}

export function index(parent: FieldPath | undefined, position: number): FieldPath {
  return { text: `${parent?.text ?? ''}[${position}]`, parent, segment: position }
}

/** An entry of a map, which `field.Path` writes as a subscript. */
export function key(parent: FieldPath | undefined, name: string): FieldPath {
  return { text: `${parent?.text ?? ''}[${name}]`, parent, segment: name }
}

export function toPath(path: FieldPath | undefined): Path {
  const segments: (string | number)[] = []
  for (let node = path; node !== undefined; node = node.parent) segments.push(node.segment)
  return segments.toReversed()
}
