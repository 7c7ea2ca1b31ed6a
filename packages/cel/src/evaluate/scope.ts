import type { Step } from './frame.ts'

/** Where a name finds its value while the plan runs. Each name has a slot of its own, so that nothing is looked up by name. */
export interface Scope {
  find(name: string): Step | undefined
}

/** Numbers the slots of a program. */
export class SlotTable {
  readonly #variables = new Map<string, number>()
  #size = 0

  get size(): number {
    return this.#size
  }

  /** The variables that the expression reads, with their slots. */
  get variables(): ReadonlyMap<string, number> {
    return this.#variables
  }

  /** A slot of a comprehension's own. */
  allocate(): number {
    return this.#size++
  }

  /** The slot of a variable of the environment. */
  variable(name: string): number {
    let slot = this.#variables.get(name)
    if (slot === undefined) {
      slot = this.allocate()
      this.#variables.set(name, slot)
    }
    return slot
  }
}

export const outermost: Scope = { find: () => undefined }

/** A scope with more names; a later name hides an earlier one. */
export function extendScope(parent: Scope, names: ReadonlyMap<string, Step>): Scope {
  return { find: (name) => names.get(name) ?? parent.find(name) }
}
