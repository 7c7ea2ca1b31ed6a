import type { Library } from '../environment.ts'
import type { Overload } from '../function-declaration.ts'
import { parameterNames } from './type-parts.ts'

export interface DeclaredOverload extends Overload {
  /** Names of the type parameters in its signature. */
  readonly parameters: readonly string[]
}

const tables = new WeakMap<readonly Library[], ReadonlyMap<string, readonly DeclaredOverload[]>>()

/** All overloads of all libraries by the function's name; made once for a list of libraries. */
export function functionTable(libraries: readonly Library[]): ReadonlyMap<string, readonly DeclaredOverload[]> {
  let table = tables.get(libraries)
  if (table === undefined) {
    table = collect(libraries)
    tables.set(libraries, table)
  }
  return table
}

function collect(libraries: readonly Library[]): ReadonlyMap<string, readonly DeclaredOverload[]> {
  const table = new Map<string, DeclaredOverload[]>()
  for (const { name, overloads } of libraries.flatMap((library) => library.functions)) {
    const declared = table.get(name) ?? []
    table.set(name, declared)
    for (const overload of overloads) {
      if (declared.some(({ id }) => id === overload.id)) continue
      declared.push({ ...overload, parameters: parameterNames([overload.result, ...overload.args]) })
    }
  }
  return table
}
