import { goQuote } from '@kindbox/core'
import { byCodePoint } from '../go/json.ts'
import { formatFloat } from '../go/number.ts'
import { resolveScalar } from './resolve-scalar.ts'
import type { YamlNode } from './yaml-node.ts'

/**
 * `fmt.Sprintf("%#v", value)` of what go-yaml makes of a node. It stands in the message about a key that is a collection, which is what
 * an unrendered template looks like: `{{ .Name }}`.
 */
export function goSyntax(node: YamlNode): string {
  switch (node.kind) {
    case 'alias':
      return goSyntax(node.target)
    case 'sequence':
      return `[]interface {}{${node.children.map(goSyntax).join(', ')}}`
    case 'mapping':
      return `map[interface {}]interface {}{${printPairs(node.children).join(', ')}}`
    case 'scalar':
      return printScalar(node)
  }
}

function printPairs(children: readonly YamlNode[]): string[] {
  const pairs = new Map<string, string>()
  for (let i = 0; i + 1 < children.length; i += 2) {
    const key = children[i]
    const value = children[i + 1]
    if (key !== undefined && value !== undefined) pairs.set(goSyntax(key), goSyntax(value))
  }
  return [...pairs].toSorted(([a], [b]) => byCodePoint(a, b)).map(([key, value]) => `${key}:${value}`)
}

function printScalar(node: YamlNode & { readonly kind: 'scalar' }): string {
  const resolved = resolveScalar(node)
  switch (resolved.is) {
    case 'null':
      return 'interface {}(nil)'
    case 'string':
      return goQuote(resolved.value)
    case 'float':
      return formatFloat(resolved.value)
    default:
      return String(resolved.value)
  }
}
