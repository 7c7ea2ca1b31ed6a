import type { CelType, Range, TypeProvider } from '@kindbox/cel'
import {
  boolType,
  bytesType,
  doubleType,
  durationType,
  dynType,
  intType,
  listType,
  mapType,
  objectType,
  stringType,
  timestampType,
} from '@kindbox/cel'
import type { DeclaredType, ObjectType } from './declared-type.ts'
import { isReserved } from './escape-name.ts'

const SCALARS = {
  bool: boolType,
  int: intType,
  double: doubleType,
  string: stringType,
  bytes: bytesType,
  timestamp: timestampType,
  duration: durationType,
  dyn: dynType,
} as const

/**
 * What the server calls the type of `self`, which appears in what it says of mismatched types. It adds the nanosecond at which it compiles, so
 * that nobody can rely on the name; here it is always the same, so that nobody's messages change without a reason.
 */
const SELF_TYPE = 'selfType'

/** The type of `self` for the checker, and what it asks about the types inside. */
export interface DeclaredSelf {
  readonly type: CelType
  readonly types: TypeProvider
}

/** Names the objects in a type by where they are (apiserver pkg/cel/types.go, `MaybeAssignTypeName`). */
export function declareSelf(declared: DeclaredType): DeclaredSelf {
  const objects = new Map<string, ObjectType>()

  // Deeper types are named when they are asked for: most rules look at a few fields of a large object.
  function named(inner: DeclaredType, name: string): CelType {
    switch (inner.kind) {
      case 'list':
        return listType(named(inner.element, `${name}.@idx`))
      case 'map':
        return mapType(stringType, named(inner.element, `${name}.@elem`))
      case 'object':
        objects.set(name, inner)
        return objectType(name)
      default:
        return SCALARS[inner.kind]
    }
  }

  return {
    type: named(declared, SELF_TYPE),
    types: {
      has: (name) => objects.has(name),
      fieldType(typeName, field) {
        const fields = objects.get(typeName)?.fields
        const type = fields?.get(field) ?? (isReserved(field) ? fields?.get(`__${field}__`) : undefined)
        return type && named(type, `${typeName}.${field}`)
      },
    },
  }
}

/**
 * The greatest size of what a path leads to (schema/cel/compilation.go, `sizeEstimator`). Its first name is not looked at: whatever variable it is,
 * the server takes it for `self`.
 */
export function sizeOfPath(self: DeclaredType, [, ...names]: readonly string[]): Range | undefined {
  let type: DeclaredType | undefined = self
  for (const name of names) {
    type = below(type, name)
    if (type === undefined) return undefined
  }
  return { min: 0, max: type.maxElements }
}

/** The size of a map's keys is that of any string: 0 to the server, which has given it no bound. */
const KEY: DeclaredType = { kind: 'string', maxElements: 0, minSerializedSize: 2 }

function below(type: DeclaredType, name: string): DeclaredType | undefined {
  switch (name) {
    case '@items':
    case '@values':
      return type.kind === 'list' || type.kind === 'map' ? type.element : undefined
    case '@keys':
      return type.kind === 'map' ? KEY : undefined
    default:
      return type.kind === 'object' ? type.fields.get(name) : undefined
  }
}
