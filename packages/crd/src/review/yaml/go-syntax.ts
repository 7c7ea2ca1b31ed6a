import { goQuote } from '@kindbox/core'
import { byCodePoint } from '../go/json.ts'
import { formatFloat } from '../go/number.ts'
import { type Resolved, resolveScalar } from './resolve-scalar.ts'
import { isMerge, mergedMappings, type YamlNode } from './yaml-node.ts'

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

interface Pair {
  readonly key: Resolved
  readonly value: string
}

/** Keys that are collections were refused before anything was printed. */
function printPairs(children: readonly YamlNode[]): string[] {
  const pairs = new Map<string, Pair>()
  collectPairs(children, pairs)
  return [...pairs].toSorted(([, a], [, b]) => compareKeys(a.key, b.key)).map(([key, { value }]) => `${key}:${value}`)
}

function collectPairs(children: readonly YamlNode[], pairs: Map<string, Pair>): void {
  for (let i = 0; i + 1 < children.length; i += 2) {
    const key = children[i]
    const value = children[i + 1]
    if (key === undefined || value === undefined) continue
    const named = key.kind === 'alias' ? key.target : key
    if (isMerge(key)) for (const merged of mergedMappings(value)) collectPairs(merged.children, pairs)
    else if (named.kind === 'scalar') pairs.set(goSyntax(named), { key: resolveScalar(named), value: goSyntax(value) })
  }
}

/** As Go prints maps: by the types of the keys, in the order in which kube-apiserver has these, then by the keys. */
function compareKeys(a: Resolved, b: Resolved): number {
  if (a.is !== b.is) return KEY_TYPES.indexOf(a.is) - KEY_TYPES.indexOf(b.is)
  if (a.is === 'string' || a.is === 'null') return byCodePoint(String(valueOf(a)), String(valueOf(b)))
  return Number(valueOf(a)) - Number(valueOf(b))
}

const KEY_TYPES: readonly Resolved['is'][] = ['null', 'string', 'int', 'float', 'bool']

function valueOf(resolved: Resolved): unknown {
  return resolved.is === 'null' ? null : resolved.value
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
