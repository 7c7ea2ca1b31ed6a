import type { Mark } from './yaml-error.ts'

/** The tree of a YAML document, before scalars become values. */
export type YamlNode = ScalarNode | CollectionNode | AliasNode

export interface ScalarNode {
  readonly kind: 'scalar'
  readonly mark: Mark
  readonly value: string
  /** In full: `tag:yaml.org,2002:int`; empty when there is none. */
  readonly tag: string
  /** Without quotes or tag: what it is depends on how it looks. */
  readonly implicit: boolean
}

export interface CollectionNode {
  readonly kind: 'sequence' | 'mapping'
  readonly mark: Mark
  /** Items; or keys and values by turns. */
  readonly children: readonly YamlNode[]
}

export interface AliasNode {
  readonly kind: 'alias'
  readonly mark: Mark
  readonly name: string
  readonly target: YamlNode
}

export const TAG_PREFIX = 'tag:yaml.org,2002:'

/** Whether a key is `<<`, whose value is merged into the mapping. */
export function isMerge(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.value === '<<' && (node.implicit || node.tag === `${TAG_PREFIX}merge`)
}

/** The mappings among the values of a merge key, in the order in which later ones win. */
export function mergedMappings(value: YamlNode): CollectionNode[] {
  const nodes = value.kind === 'sequence' ? value.children.toReversed() : [value]
  return nodes.flatMap((node) => {
    const source = node.kind === 'alias' ? node.target : node
    return source.kind === 'mapping' ? [source] : []
  })
}
