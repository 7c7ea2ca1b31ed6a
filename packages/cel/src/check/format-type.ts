import type { CelType } from '../cel-type.ts'

/** A type as messages spell it: `list(int)`, `map(string, dyn)`, `type(int)`. */
export function formatType(type: CelType): string {
  switch (type.kind) {
    case 'error':
      return '!error!'
    case 'list':
      return `list(${formatType(type.element)})`
    case 'map':
      return `map(${formatType(type.key)}, ${formatType(type.value)})`
    case 'object':
    case 'parameter':
      return type.name
    case 'opaque':
      return type.parameters.length === 0 ? type.name : `${type.name}(${type.parameters.map(formatType).join(', ')})`
    case 'type':
      return type.of === undefined ? 'type' : `type(${formatType(type.of)})`
    default:
      return type.wrapped === true ? `wrapper(${type.kind})` : type.kind
  }
}

/** What a function was applied to: `(int, string)`, or with its target `list(int).(string)`. */
export function formatApplication(target: CelType | undefined, args: readonly CelType[]): string {
  const listed = `(${args.map(formatType).join(', ')})`
  return target === undefined ? listed : `${formatType(target)}.${listed}`
}
