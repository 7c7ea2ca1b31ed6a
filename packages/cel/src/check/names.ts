import { objectType, typeType, type CelType } from '../cel-type.ts'
import type { Environment } from '../environment.ts'
import type { Expr } from '../ast.ts'
import type { MessageDeclaration } from '../message-declaration.ts'
import type { Literal } from '../value.ts'
import { literalType } from './literal-type.ts'

/** What an identifier stands for. */
export interface Declaration {
  readonly name: string
  readonly type: CelType
  /** Of a name that stands for a value. */
  readonly value?: Literal
}

/** The variables of an environment and of the comprehensions around an expression. */
export class Scope {
  readonly #environment: Environment
  readonly #types: ReadonlyMap<string, CelType>
  readonly #constants: ReadonlyMap<string, Literal>
  readonly #messages: ReadonlyMap<string, MessageDeclaration>
  readonly #local: Map<string, CelType>[] = []

  constructor(environment: Environment) {
    this.#environment = environment
    const { libraries } = environment
    this.#constants = new Map(libraries.flatMap(({ constants }) => Object.entries(constants ?? {})))
    this.#messages = new Map(libraries.flatMap(({ messages }) => (messages ?? []).map((message) => [message.name, message])))
    this.#types = new Map(libraries.flatMap(({ types, compileOnlyTypes }) => Object.entries({ ...types, ...compileOnlyTypes })))
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
    if (type !== undefined) return { name, type }
    const value = this.#constants.get(name)
    return value === undefined ? undefined : { name, type: literalType(value), value }
  }

  /** The fields of a type that has some. */
  fieldType(typeName: string, field: string): CelType | undefined {
    const fields = this.message(typeName)?.fields
    if (fields === undefined) return this.#environment.types.fieldType(typeName, field)
    return Object.hasOwn(fields, field) ? fields[field] : undefined
  }

  message(typeName: string): MessageDeclaration | undefined {
    return this.#messages.get(typeName)
  }

  #global(name: string): CelType | undefined {
    const { variables, types } = this.#environment
    if (Object.hasOwn(variables, name)) return variables[name]
    if (types.has(name)) return typeType(objectType(name))
    const type = this.#types.get(name) ?? this.#messages.get(name)?.type
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
