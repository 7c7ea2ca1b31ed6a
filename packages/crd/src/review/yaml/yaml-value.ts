import type { Path } from '@kindbox/core'
import { type JsonObject, setField } from '../go/record.ts'
import { AliasBudget } from './alias-budget.ts'
import { goSyntax } from './go-syntax.ts'
import { JsonFaults } from './json-faults.ts'
import { resolveScalar } from './resolve-scalar.ts'
import { contentError } from './yaml-error.ts'
import { type Key, resolveKey } from './yaml-key.ts'
import { type AliasNode, type CollectionNode, isMerge, type ScalarNode, type YamlNode } from './yaml-node.ts'

/** A key that occurs twice in one mapping, which only a strict decoding refuses. */
export interface DuplicateKey {
  /** As go-yaml says it: `line 6: key "name" already set in map`. */
  readonly message: string
  readonly path: Path
}

export interface YamlValue {
  /** What the server has after it has turned the YAML into JSON. */
  readonly value: unknown
  readonly duplicates: readonly DuplicateKey[]
}

/**
 * Makes a JSON value of a YAML tree, as go-yaml v2 and sigs.k8s.io/yaml do it together: keys that are no strings become strings, merge
 * keys are merged in the order in which they stand, and the last of equal keys counts.
 *
 * @throws YamlError
 */
export function toValue(root: YamlNode): YamlValue {
  const decoder = new Decoder()
  const value = decoder.decode(root, [])
  decoder.faults.refuse(value)
  return { value, duplicates: decoder.duplicates }
}

class Decoder {
  readonly duplicates: DuplicateKey[] = []
  readonly faults = new JsonFaults()
  private readonly budget = new AliasBudget()
  /** Aliases that are being decoded, which must not contain themselves. */
  private readonly open = new Set<AliasNode>()

  decode(node: YamlNode, path: Path): unknown {
    this.budget.spend(node.mark, this.open.size > 0)
    switch (node.kind) {
      case 'scalar':
        return this.decodeScalar(node, path)
      case 'alias':
        return this.decodeAlias(node, (target) => this.decode(target, path))
      case 'sequence':
        return node.children.map((child, i) => this.decode(child, [...path, i]))
      case 'mapping': {
        const mapping = new Mapping()
        this.decodeMapping(node, mapping, path)
        return mapping.object
      }
    }
  }

  private decodeScalar(node: ScalarNode, path: Path): unknown {
    const resolved = resolveScalar(node)
    if (resolved.is === 'null') return null
    if (resolved.is === 'float' && !Number.isFinite(resolved.value)) this.faults.unwritable(resolved.value, path, node.mark)
    return resolved.value
  }

  private decodeAlias<Result>(alias: AliasNode, decode: (target: YamlNode) => Result): Result {
    if (this.open.has(alias)) throw contentError(`anchor '${alias.name}' value contains itself`, alias.mark)
    this.open.add(alias)
    const decoded = decode(alias.target)
    this.open.delete(alias)
    return decoded
  }

  private decodeMapping({ children }: CollectionNode, mapping: Mapping, path: Path): void {
    for (let i = 0; i + 1 < children.length; i += 2) {
      const key = children[i]
      const value = children[i + 1]
      if (key === undefined || value === undefined) continue
      if (isMerge(key)) this.merge(value, mapping, path)
      else this.decodePair(key, value, mapping, path)
    }
  }

  private decodePair(key: YamlNode, value: YamlNode, mapping: Mapping, path: Path): void {
    const name = this.decodeKey(key)
    const below = [...path, name?.text ?? '']
    const decoded = this.decode(value, below)
    if (name === undefined) return this.faults.unnamed(mapping.object, path, value)
    if (mapping.has(name))
      this.duplicates.push({ message: `line ${value.mark.line + 1}: key ${name.printed} already set in map`, path: below })
    mapping.set(name, decoded)
  }

  /** Undefined for a null. */
  private decodeKey(key: YamlNode): Key | undefined {
    this.budget.spend(key.mark, this.open.size > 0)
    if (key.kind === 'alias') return this.decodeAlias(key, (target) => this.decodeKey(target))
    if (key.kind !== 'scalar') {
      // It is decoded before it is refused, so that what is wrong in it is told first.
      this.decode(key, [])
      throw contentError(`invalid map key: ${goSyntax(key)}`, key.mark)
    }
    return resolveKey(key)
  }

  /** `<<`: the fields of a mapping, or of several, of which earlier ones win. */
  private merge(node: YamlNode, mapping: Mapping, path: Path): void {
    if (node.kind === 'sequence') {
      for (const child of node.children.toReversed()) this.mergeMapping(child, mapping, path)
    } else {
      this.mergeMapping(node, mapping, path)
    }
  }

  private mergeMapping(node: YamlNode, mapping: Mapping, path: Path): void {
    const source = node.kind === 'alias' ? node.target : node
    if (source.kind !== 'mapping') throw contentError('map merge requires map or sequence of maps as the value', node.mark)
    this.budget.spend(node.mark, this.open.size > 0)
    if (node.kind === 'alias') this.decodeAlias(node, () => this.decodeMapping(source, mapping, path))
    else this.decodeMapping(source, mapping, path)
  }
}

class Mapping {
  readonly object: JsonObject = {}
  private readonly keys = new Set<string>()

  has({ is, text }: Key): boolean {
    return this.keys.has(`${is} ${text}`)
  }

  set({ is, text }: Key, value: unknown): void {
    this.keys.add(`${is} ${text}`)
    setField(this.object, text, value)
  }
}
