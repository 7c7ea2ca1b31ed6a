import { typeParameter, type CelType } from '../cel-type.ts'
import { withParts } from './type-parts.ts'

/** Makes type parameters that nothing else uses. */
export class TypeVariables {
  #count = 0

  next(): CelType {
    return typeParameter(`_var${this.#count++}`)
  }

  /** Types of a declaration with parameters of their own for those they name. */
  instantiate(names: readonly string[], types: readonly CelType[]): readonly CelType[] {
    if (names.length === 0) return types
    const fresh = new Map(names.map((name) => [name, this.next()]))
    const replace = (type: CelType): CelType => (type.kind === 'parameter' ? (fresh.get(type.name) ?? type) : withParts(type, replace))
    return types.map(replace)
  }
}
