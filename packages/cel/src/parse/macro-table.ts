import type { Macro } from '../macro.ts'
import { standardMacros } from './standard-macros.ts'

/** Finds the macro of a call, of which there is one for a name, a count of arguments and the presence of a target. */
export class MacroTable {
  readonly #macros: ReadonlyMap<string, Macro>

  /** @param macros of libraries, beside those that every environment has */
  constructor(macros: readonly Macro[]) {
    this.#macros = new Map([...standardMacros, ...macros].map((macro) => [keyOf(macro.name, macro.argumentCount, macro.member), macro]))
  }

  find(name: string, argumentCount: number, member: boolean): Macro | undefined {
    return this.#macros.get(keyOf(name, argumentCount, member))
  }
}

function keyOf(name: string, argumentCount: number, member: boolean): string {
  return `${member ? 'method' : 'function'} ${name} ${argumentCount}`
}
