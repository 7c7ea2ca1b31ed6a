import type { Range } from '../call-estimate.ts'
import type { FieldPath } from './field-path.ts'

/** What is known of the keys (or indices) and values of a list or map. */
export interface EntrySize {
  readonly container: 'list' | 'map'
  readonly key: Range
  readonly value: Range
}

export interface LocalVariable {
  readonly path: FieldPath
  readonly size: Range | undefined
  readonly entrySize: EntrySize | undefined
}

/** The variables of comprehensions; an inner one hides an outer one of its name. */
export class Scopes {
  private readonly variables = new Map<string, LocalVariable[]>()

  push(name: string, variable: LocalVariable): void {
    const stack = this.variables.get(name)
    if (stack === undefined) this.variables.set(name, [variable])
    else stack.push(variable)
  }

  pop(name: string): void {
    this.variables.get(name)?.pop()
  }

  find(name: string): LocalVariable | undefined {
    return this.variables.get(name)?.at(-1)
  }
}
