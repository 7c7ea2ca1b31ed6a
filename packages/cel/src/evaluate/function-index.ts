import type { Library } from '../environment.ts'
import type { FunctionDeclaration, Overload } from '../function-declaration.ts'

/** What all libraries together say of a name. */
export interface FunctionEntry {
  readonly name: string
  readonly overloads: readonly Overload[]
  readonly evaluate: FunctionDeclaration['evaluate']
  readonly actualCost: FunctionDeclaration['actualCost']
}

/** Environments are extended for each schema, but share their libraries. */
const indices = new WeakMap<readonly Library[], ReadonlyMap<string, FunctionEntry>>()

/** The functions of libraries by name. */
export function functionIndex(libraries: readonly Library[]): ReadonlyMap<string, FunctionEntry> {
  const known = indices.get(libraries)
  if (known !== undefined) return known
  const index = new Map<string, FunctionEntry>()
  for (const { functions } of libraries)
    for (const declaration of functions) index.set(declaration.name, merge(index.get(declaration.name), declaration))
  indices.set(libraries, index)
  return index
}

function merge(entry: FunctionEntry | undefined, declaration: FunctionDeclaration): FunctionEntry {
  return {
    name: declaration.name,
    overloads: [...(entry?.overloads ?? []), ...declaration.overloads],
    evaluate: entry?.evaluate ?? declaration.evaluate,
    actualCost: entry?.actualCost ?? declaration.actualCost,
  }
}
