import { isLeaf, nodeOf, type ParseNode } from './parse-tree.ts'

/** Goes down through what only wraps one thing (cel-go, parser/parser.go, `unnest`); undefined where that is missing. */
export function unnest(tree: ParseNode | undefined): ParseNode | undefined {
  let node = tree
  while (node !== undefined) {
    const inner = wrapped(node)
    if (inner === 'nothing') return node
    node = inner
  }
  return node
}

/** What a node wraps, which can be missing; or that it stands for itself. */
function wrapped(node: ParseNode): ParseNode | undefined | 'nothing' {
  switch (node.rule) {
    case 'start':
      return nodeOf(node, 'expr')
    case 'expr':
    case 'conditionalOr':
    case 'conditionalAnd':
      return node.children.some(isLeaf) ? 'nothing' : nodeOf(node, below[node.rule])
    case 'relation':
    case 'calc':
      return node.alternative > 0 ? 'nothing' : nodeOf(node, below[node.rule])
    case 'unary':
      return node.alternative === 1 ? nodeOf(node, 'member') : 'nothing'
    case 'member':
      return node.alternative === 0 ? nodeOf(node, 'primary') : 'nothing'
    case 'primary':
      if (node.alternative === 3) return nodeOf(node, 'expr')
      return node.alternative === 7 ? nodeOf(node, 'literal') : 'nothing'
    default:
      return 'nothing'
  }
}

const below = {
  expr: 'conditionalOr',
  conditionalOr: 'conditionalAnd',
  conditionalAnd: 'relation',
  relation: 'calc',
  calc: 'unary',
} as const
