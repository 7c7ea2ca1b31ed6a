import { dynType, type CelType } from '../cel-type.ts'
import { isSameType, parts, withParts } from './type-parts.ts'

/** What is known of type parameters, and the question whether a type fits another, which may add to it (cel-go, checker/types.go). */
export class Substitution {
  readonly #bound = new Map<string, CelType>()
  /** What bindings were before, to take them back. */
  readonly #trail: (readonly [name: string, before: CelType | undefined])[] = []
  /** Types without parameters: they may share parts so often that to walk them would never end. */
  readonly #ground = new WeakSet<CelType>()

  /** Whether each type of one list fits its fellow; what this binds stays only if all do. */
  fits(left: readonly CelType[], right: readonly CelType[]): boolean {
    const mark = this.#trail.length
    if (this.#allFit(left, right)) return true
    while (this.#trail.length > mark) {
      const [name, before] = this.#trail.pop() as readonly [string, CelType | undefined]
      if (before === undefined) this.#bound.delete(name)
      else this.#bound.set(name, before)
    }
    return false
  }

  /** The type with its parameters replaced by what they are bound to; `toDyn` makes the unbound `dyn`. */
  apply(type: CelType, toDyn: boolean): CelType {
    if (this.#ground.has(type)) return type
    if (type.kind === 'parameter') {
      const bound = this.#bound.get(type.name)
      if (bound !== undefined) return this.apply(bound, toDyn)
      return toDyn ? dynType : type
    }
    let isGround = true
    const applied = withParts(type, (part) => {
      const result = this.apply(part, toDyn)
      if (!this.#ground.has(result)) isGround = false
      return result
    })
    if (isGround) this.#ground.add(applied)
    return applied
  }

  #allFit(left: readonly CelType[], right: readonly CelType[]): boolean {
    return left.length === right.length && left.every((type, index) => this.#fit(type, right[index] as CelType))
  }

  #fit(left: CelType, right: CelType): boolean {
    if (right.kind === 'parameter') {
      const binding = this.#bind(right, left)
      if (binding !== 'unknown') return binding === 'fits'
    }
    if (left.kind === 'parameter') return this.#bind(left, right) === 'fits'
    if (isDynOrError(left) || isDynOrError(right)) return true
    if (left.kind === 'null') return isNullable(right)
    if (right.kind === 'null') return isNullable(left)
    if (left.kind !== right.kind) return false
    switch (left.kind) {
      case 'object':
        return left.name === (right as typeof left).name
      case 'opaque':
        return left.name === (right as typeof left).name && this.#allFit(parts(left), parts(right))
      case 'list':
      case 'map':
        return left === right || this.#allFit(parts(left), parts(right))
      default:
        return true
    }
  }

  /**
   * Lets a parameter stand for a type. 'unknown' where nothing is bound yet and the parameter occurs in the type: what is bound to the
   * type, if it is a parameter itself, decides then.
   */
  #bind(parameter: CelType & { kind: 'parameter' }, type: CelType): 'fits' | 'differs' | 'unknown' {
    if (isSameType(parameter, type)) return 'fits'
    const bound = this.#bound.get(parameter.name)
    if (bound === undefined) {
      if (this.#occurs(parameter, type)) return 'unknown'
      this.#set(parameter.name, type)
      return 'fits'
    }
    if (isSameType(type, bound)) return 'fits'
    if (!this.#fit(type, bound)) return 'differs'
    const general = mostGeneral(type, bound)
    if (!this.#occurs(parameter, general)) this.#set(parameter.name, general)
    return 'fits'
  }

  #set(name: string, type: CelType): void {
    this.#trail.push([name, this.#bound.get(name)])
    this.#bound.set(name, type)
  }

  #occurs(parameter: CelType & { kind: 'parameter' }, within: CelType): boolean {
    if (this.#ground.has(within)) return false
    if (isSameType(parameter, within)) return true
    if (within.kind === 'parameter') {
      const bound = this.#bound.get(within.name)
      return bound !== undefined && this.#occurs(parameter, bound)
    }
    return parts(within).some((part) => this.#occurs(parameter, part))
  }
}

function isDynOrError(type: CelType): boolean {
  return type.kind === 'dyn' || type.kind === 'error'
}

/** Objects, opaque types and times take null, as in cel-go's first type checker. */
function isNullable(type: CelType): boolean {
  return ['null', 'opaque', 'object', 'duration', 'timestamp'].includes(type.kind) || ('wrapped' in type && type.wrapped === true)
}

/** The more general of two types that fit each other. */
export function mostGeneral(left: CelType, right: CelType): CelType {
  return isAtMostAsSpecific(left, right) ? left : right
}

function isAtMostAsSpecific(left: CelType, right: CelType): boolean {
  if (left === right || left.kind === 'dyn' || left.kind === 'parameter') return true
  if (right.kind === 'dyn' || right.kind === 'parameter' || left.kind !== right.kind) return false
  switch (left.kind) {
    case 'opaque':
      if (left.name !== (right as typeof left).name || left.parameters.length !== (right as typeof left).parameters.length) return false
      return parts(left).every((part, index) => isAtMostAsSpecific(part, parts(right)[index] as CelType))
    case 'list':
    case 'map':
      return parts(left).every((part, index) => isAtMostAsSpecific(part, parts(right)[index] as CelType))
    case 'type':
      return true
    default:
      return isSameType(left, right)
  }
}
