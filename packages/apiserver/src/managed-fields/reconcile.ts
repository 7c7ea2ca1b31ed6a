import { emptySet, type FieldNode, type FieldSet } from './field-set.ts'
import { fieldType, isDeduced, type MergeType } from './merge-type.ts'
import type { PathElement } from './path-element.ts'

/**
 * A set of fields of objects whose schema has changed since: of what is replaced as a whole now, whoever had a part has it all. What was a whole stays
 * one in the set (structured-merge-diff typed/reconcile_schema.go).
 */
export function reconcile(set: FieldSet, type: MergeType): FieldSet {
  return reconcileNode({ member: false, below: set }, type, true).below
}

function reconcileNode(node: FieldNode, type: MergeType, isRoot = false): FieldNode {
  const isWhole = node.member && node.below.size === 0
  if (isWhole) return node
  if (type.map !== undefined) {
    const { map } = type
    if (isDeduced(map)) return node
    if (map.atomic && !isRoot) return WHOLE
    return reconcileBelow(node, (element) => (element.startsWith('f:') ? fieldType(map, element.slice(2)) : map.element?.()))
  }
  if (type.scalar !== undefined || type.list === undefined) return node
  const { list } = type
  return list.atomic && !isRoot ? WHOLE : reconcileBelow(node, () => list.items())
}

const WHOLE: FieldNode = { member: true, below: emptySet }

/** The very node where nothing is to be changed, as is the rule. */
function reconcileBelow(node: FieldNode, typeOf: (element: PathElement) => MergeType | undefined): FieldNode {
  const changed = new Map<PathElement, FieldNode>()
  for (const [element, inside] of node.below) {
    const type = typeOf(element)
    const reconciled = type === undefined ? inside : reconcileNode(inside, type)
    if (reconciled !== inside) changed.set(element, reconciled)
  }
  return changed.size === 0 ? node : { member: node.member, below: new Map([...node.below, ...changed]) }
}
