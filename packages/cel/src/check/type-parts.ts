import type { CelType } from '../cel-type.ts'

const none: readonly CelType[] = []

/** The types that a type is made of. */
export function parts(type: CelType): readonly CelType[] {
  switch (type.kind) {
    case 'list':
      return [type.element]
    case 'map':
      return [type.key, type.value]
    case 'opaque':
      return type.parameters
    case 'type':
      return type.of === undefined ? none : [type.of]
    default:
      return none
  }
}

/** The type with other parts; itself where they are the same. */
export function withParts(type: CelType, change: (part: CelType) => CelType): CelType {
  const before = parts(type)
  const after = before.map(change)
  if (after.every((part, index) => part === before[index])) return type
  const [first, second] = after as [CelType, CelType]
  switch (type.kind) {
    case 'list':
      return { kind: 'list', element: first }
    case 'map':
      return { kind: 'map', key: first, value: second }
    case 'opaque':
      return { kind: 'opaque', name: type.name, parameters: after }
    case 'type':
      return { kind: 'type', of: first }
    default:
      return type
  }
}

function nameOf(type: CelType): string | undefined {
  return 'name' in type ? type.name : undefined
}

/** Whether two types are the same, parameters by name. */
export function isSameType(left: CelType, right: CelType): boolean {
  if (left === right) return true
  return (
    isSameHead(left, right) &&
    nameOf(left) === nameOf(right) &&
    parts(left).every((part, at) => isSameType(part, parts(right)[at] as CelType))
  )
}

/** Whether two types are the same but for the names of their parameters. */
export function isEquivalentType(left: CelType, right: CelType): boolean {
  if (left === right) return true
  if (!isSameHead(left, right) || (left.kind !== 'parameter' && nameOf(left) !== nameOf(right))) return false
  return parts(left).every((part, at) => isEquivalentType(part, parts(right)[at] as CelType))
}

function isSameHead(left: CelType, right: CelType): boolean {
  return left.kind === right.kind && parts(left).length === parts(right).length
}

/** What an optional type may hold; undefined for all other types. */
export function optionalOf(type: CelType): CelType | undefined {
  return type.kind === 'opaque' && type.name === 'optional_type' ? type.parameters[0] : undefined
}

/** The names of the parameters in some types, in the order of their appearance. */
export function parameterNames(types: readonly CelType[]): readonly string[] {
  const names = new Set<string>()
  const collect = (type: CelType): void => {
    if (type.kind === 'parameter') names.add(type.name)
    parts(type).forEach(collect)
  }
  types.forEach(collect)
  return [...names]
}
