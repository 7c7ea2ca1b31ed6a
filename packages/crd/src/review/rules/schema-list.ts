import type { Json, ListValue, Part, Value } from '@kindbox/cel'
import { EvaluationError, fromJson, partAt, partsEqual, partsOf } from '@kindbox/cel'
import { fieldValue, isObject } from '../go/record.ts'
import { equalParts } from './equal-parts.ts'
import { type Convert, Foreign, type FromJson, goKey, goKeyOfValue, rawOf } from './raw-value.ts'

/** An array of a schema (`unstructuredList` of apiserver pkg/cel/common/valuesunstructured.go). */
export class SchemaList implements ListValue, FromJson {
  readonly kind = 'list'
  readonly json: readonly unknown[]
  protected readonly convert: Convert

  constructor(json: readonly unknown[], convert: Convert) {
    this.json = json
    this.convert = convert
  }

  get size(): number {
    return this.json.length
  }

  at(index: number): Value {
    return this.convert(this.json[index])
  }

  /** An old object that a rule holds as an optional is no longer seen by its schema. */
  native(): Value {
    return fromJson(this.json as Json)
  }

  equals(other: ListValue): boolean {
    if (this.size !== other.size) return false
    return this.json.every((_, index) => equalParts(partAt(this, index), partAt(other, index)))
  }

  contains(element: Part): boolean | EvaluationError {
    if (element instanceof EvaluationError) return element
    let problem: EvaluationError | undefined
    for (let index = 0; index < this.size; index++) {
      const found = partsEqual(partAt(this, index), element)
      if (found === true) return true
      if (found !== false) problem ??= found
    }
    return problem ?? false
  }

  concat(other: ListValue): ListValue {
    return new SchemaList([...this.json, ...partsOf(other).map(rawOf)], this.convert)
  }
}

/** `x-kubernetes-list-type: set`: the order says nothing, and adding keeps what is there already (`unstructuredSetList`). */
export class SchemaSet extends SchemaList {
  private known: Set<string | symbol> | undefined

  override equals(other: ListValue): boolean {
    if (this.size !== other.size) return false
    const { members } = this
    return partsOf(other).every((element) => members.has(goKeyOfValue(element)))
  }

  override concat(other: ListValue): ListValue {
    const { members } = this
    const added = partsOf(other).filter((element) => {
      const key = goKeyOfValue(element)
      const isNew = !members.has(key)
      members.add(key)
      return isNew
    })
    return new SchemaSet([...this.json, ...added.map(rawOf)], this.convert)
  }

  /** Upstream makes it once and adds to it what is added to the list, so that a rule that adds changes what the rules after it see. */
  private get members(): Set<string | symbol> {
    this.known ??= new Set<string | symbol>(this.json.map(goKey))
    return this.known
  }
}

/** `x-kubernetes-list-type: map`: the order says nothing, and adding replaces what has the same keys (`unstructuredMapList`). */
export class SchemaMapList extends SchemaList {
  private readonly keys: readonly string[]

  /** @param keys escaped, which is how the server looks for them in the items, too: one that has to be escaped is never found */
  constructor(json: readonly unknown[], convert: Convert, keys: readonly string[]) {
    super(json, convert)
    this.keys = keys
  }

  override equals(other: ListValue): boolean {
    if (this.size !== other.size) return false
    const byKey = new Map(this.json.map((element, index) => [this.keyOf(element), index]))
    return partsOf(other).every((element) => {
      const index = byKey.get(this.keyOf(rawOf(element)))
      return index !== undefined && equalParts(partAt(this, index), element)
    })
  }

  override concat(other: ListValue): ListValue {
    const elements = [...this.json]
    const positions = new Map(elements.map((element, index) => [this.keyOf(element), index]))
    for (const element of partsOf(other)) {
      const raw = rawOf(element)
      const position = positions.get(this.keyOf(raw))
      if (position === undefined) elements.push(raw)
      else elements[position] = raw
    }
    return new SchemaMapList(elements, this.convert, this.keys)
  }

  /** What is no object equals nothing but itself. */
  private keyOf(element: unknown): unknown {
    if (!isObject(element) || element instanceof Foreign) return Symbol('no object')
    return this.keys.map((key) => goKey(fieldValue(element, key))).join('\u0000')
  }
}
