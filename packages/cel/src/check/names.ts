import { objectType, typeType, type CelType } from '../cel-type.ts'
import type { Environment } from '../environment.ts'
import type { Expr } from '../ast.ts'

/** What an identifier stands for. */
export interface Declaration {
  readonly name: string
  readonly type: CelType
}

/** The variables of an environment and of the comprehensions around an expression. */
export class Scope {
  readonly #environment: Environment
  readonly #types: ReadonlyMap<string, CelType>
  readonly #local: Map<string, CelType>[] = []

  constructor(environment: Environment) {
    this.#environment = environment
    this.#types = new Map(environment.libraries.flatMap((library) => Object.entries(library.types ?? {})))
  }

  /** Runs `body` with some more variables, which hide others of the same name. */
  within(variables: Iterable<readonly [string, CelType]>, body: () => void): void {
    this.#local.push(new Map(variables))
    body()
    this.#local.pop()
  }

  /** The variable or type of a name, a leading dot disregarded: the server's container is the empty one. */
  find(written: string): Declaration | undefined {
    const name = written.startsWith('.') ? written.slice(1) : written
    const type = this.#local.findLast((variables) => variables.has(name))?.get(name) ?? this.#global(name)
    return type && { name, type }
  }

  #global(name: string): CelType | undefined {
    const { variables, types } = this.#environment
    if (Object.hasOwn(variables, name)) return variables[name]
    if (types.has(name)) return typeType(objectType(name))
    const type = this.#types.get(name)
    return type && typeType(type)
  }
}

/** `a.b.c` as one name; undefined for what is no chain of names. */
export function qualifiedName(expr: Expr): string | undefined {
  const fields: string[] = []
  let at = expr
  while (at.kind === 'select' && !at.test) {
    fields.push(at.field)
    at = at.operand
  }
  return at.kind === 'ident' ? [at.name, ...fields.toReversed()].join('.') : undefined
}
