import type { Expr } from './ast.ts'
import type { CelType } from './cel-type.ts'
import type { FunctionDeclaration } from './function-declaration.ts'
import type { Macro } from './macro.ts'
import type { MessageDeclaration } from './message-declaration.ts'
import type { Literal } from './value.ts'

/** What an expression can refer to. Made once, extended for each schema: `{ ...base, variables, types }`. */
export interface Environment {
  readonly libraries: readonly Library[]
  readonly variables: { readonly [name: string]: CelType }
  readonly types: TypeProvider
}

/** Functions, macros and names of types that belong together. */
export interface Library {
  readonly name: string
  /** The Kubernetes version that brought it, such as `1.31`; absent where it always was. */
  readonly since?: string
  readonly functions: readonly FunctionDeclaration[]
  readonly macros?: readonly Macro[]
  /** Names that denote types in expressions: `int`, `net.IP`. */
  readonly types?: { readonly [name: string]: CelType }
  /** More of them, which can only be compiled: no program can be made that refers to one. */
  readonly compileOnlyTypes?: { readonly [name: string]: CelType }
  /** Names that denote values. */
  readonly constants?: { readonly [name: string]: Literal }
  readonly messages?: readonly MessageDeclaration[]
  /** What else must hold for expressions whose types are in order. */
  readonly validators?: readonly Validator[]
  /** Functions in whose arguments lists and maps may be written with elements of several types. */
  readonly mixingFunctions?: readonly string[]
}

/** Reports what is wrong with an expression, and at which node. */
export type Validator = (expr: Expr, typeOf: (node: Expr) => CelType, report: (node: Expr, message: string) => void) => void

/** Knows the types with fields. */
export interface TypeProvider {
  /** Whether there is such a type. */
  has(name: string): boolean
  /** The type of a field; undefined where the type has no such field. */
  fieldType(typeName: string, field: string): CelType | undefined
}
