import type { Json, MapValue, ObjectValue, Value } from '@kindbox/cel'
import { entryPart, EvaluationError, fromJson } from '@kindbox/cel'
import { deepEqual } from '../go/deep-equal.ts'
import { fieldValue, hasField, type JsonObject } from '../go/record.ts'
import { equalParts } from './equal-parts.ts'
import { escapeName, unescapeName } from './escape-name.ts'
import type { Convert, FromJson } from './raw-value.ts'

/** How the entries of an object are seen. */
export interface MapShape {
  /** Whether the schema has properties: then names are escaped, and one that is null is as good as none. */
  readonly isObject: boolean
  /** Undefined for names that the schema does not know, and rules do not see. */
  convertOf(name: string): Convert | undefined
}

/** An object of a schema, or a map (`unstructuredMap` of apiserver pkg/cel/common/valuesunstructured.go): both are maps to an expression. */
export class SchemaMap implements MapValue, FromJson {
  readonly kind = 'map'
  readonly json: JsonObject
  private readonly shape: MapShape

  constructor(json: JsonObject, shape: MapShape) {
    this.json = json
    this.shape = shape
  }

  /** What rules do not see counts, too. */
  get size(): number {
    return Object.keys(this.json).length
  }

  find(key: Value): Value | undefined {
    if (typeof key !== 'string') throw new EvaluationError('no such overload')
    const { isObject } = this.shape
    const name = isObject ? unescapeName(key) : key
    if (name === undefined || !hasField(this.json, name)) return undefined
    const value = this.json[name]
    return isObject && value === null ? undefined : this.shape.convertOf(name)?.(value)
  }

  /** As that of a list. */
  native(): Value {
    return fromJson(this.json as Json)
  }

  *keys(): Iterable<Value> {
    const { isObject } = this.shape
    for (const name of Object.keys(this.json)) {
      if (this.shape.convertOf(name) !== undefined) yield (isObject ? escapeName(name) : undefined) ?? name
    }
  }

  /** Fields that rules do not see are compared as JSON, where both have them. */
  equals(other: MapValue | ObjectValue): boolean {
    if (this.size !== other.size) return false
    return Object.keys(this.json).every((name) => {
      if (this.shape.convertOf(name) === undefined) return this.equalsUnseen(other, name)
      const [mine, theirs] = [entryPart(this, name), entryPart(other, name)]
      return mine === undefined || theirs === undefined ? mine === theirs : equalParts(mine, theirs)
    })
  }

  private equalsUnseen(other: MapValue | ObjectValue, name: string): boolean {
    if (!(other instanceof SchemaMap)) throw new EvaluationError('no such overload')
    return !hasField(other.json, name) || deepEqual(this.json[name], fieldValue(other.json, name))
  }
}
