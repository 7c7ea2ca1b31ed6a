import type { CelType } from '../cel-type.ts'
import type { Overload } from '../function-declaration.ts'

/** An overload that is called as `name(args)`. */
export function overload(id: string, args: readonly CelType[], result: CelType, evaluate?: Overload['evaluate']): Overload {
  return evaluate === undefined ? { id, member: false, args, result } : { id, member: false, args, result, evaluate }
}

/** An overload that is called as `args[0].name(args[1], ...)`. */
export function method(id: string, args: readonly CelType[], result: CelType, evaluate?: Overload['evaluate']): Overload {
  return { ...overload(id, args, result, evaluate), member: true }
}
