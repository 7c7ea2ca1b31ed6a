import type { Path } from '@kindbox/core'
import { type Mark, YamlError } from '../yaml/yaml-error.ts'
import { resolveKey } from '../yaml/yaml-key.ts'
import type { YamlNode } from '../yaml/yaml-node.ts'

/** A place in a text, counted from 1. */
export interface Position {
  readonly line: number
  readonly column: number
}

/**
 * Where a path leads: to the key of a field, the beginning of an item; for what is missing, to the nearest thing around it that is
 * there.
 */
export function locate(root: YamlNode, path: Path): Mark {
  let node = root
  let { mark } = root
  for (const segment of path) {
    const found = step(node, segment)
    if (found === undefined) break
    mark = found.mark
    node = found.node
  }
  return mark
}

interface Step {
  readonly mark: Mark
  readonly node: YamlNode
}

function step(node: YamlNode, segment: string | number): Step | undefined {
  const target = dereference(node)
  if (target.kind === 'sequence') {
    const item = typeof segment === 'number' ? target.children[segment] : undefined
    return item === undefined ? undefined : { mark: item.mark, node: item }
  }
  if (target.kind !== 'mapping') return undefined
  let found: Step | undefined
  for (let i = 0; i + 1 < target.children.length; i += 2) {
    const key = target.children[i]
    const value = target.children[i + 1]
    if (key === undefined || value === undefined) continue
    // The last of equal keys is the one that counts; merged fields are found where they are written.
    if (isMerge(key)) found = stepIntoMerge(value, segment) ?? found
    else if (keyText(key) === String(segment)) found = { mark: key.mark, node: value }
  }
  return found
}

function stepIntoMerge(node: YamlNode, segment: string | number): Step | undefined {
  const target = dereference(node)
  if (target.kind !== 'sequence') return step(target, segment)
  for (const child of target.children) {
    const found = step(child, segment)
    if (found !== undefined) return found
  }
  return undefined
}

function dereference(node: YamlNode): YamlNode {
  let target = node
  while (target.kind === 'alias') target = target.target
  return target
}

function isMerge(key: YamlNode): boolean {
  return key.kind === 'scalar' && key.value === '<<' && key.implicit
}

function keyText(key: YamlNode): string | undefined {
  const target = dereference(key)
  if (target.kind !== 'scalar') return undefined
  try {
    return resolveKey(target)?.text
  } catch (error) {
    if (error instanceof YamlError) return undefined
    throw error
  }
}
