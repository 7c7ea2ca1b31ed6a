import type { CallExpr, ComprehensionExpr, Expr, IdentExpr, ListExpr, MapExpr, SelectExpr, StructExpr } from '../ast.ts'
import { boolType, dynType, errorType, intType, listType, mapType, optionalType, type CelType } from '../cel-type.ts'
import type { CheckedExpr, Reference } from '../checked-expr.ts'
import type { Environment } from '../environment.ts'
import type { ProblemList } from '../problem.ts'
import { formatType } from './format-type.ts'
import { functionTable, type DeclaredOverload } from './function-table.ts'
import { literalType } from './literal-type.ts'
import { qualifiedName, Scope, type Declaration } from './names.ts'
import { resolveOverload } from './resolve-overload.ts'
import { mostGeneral, Substitution } from './substitution.ts'
import { optionalOf } from './type-parts.ts'
import { TypeVariables } from './type-variables.ts'

/** Infers the type of every node, as cel-go's checker/checker.go does, with its messages in its order. */
export class Checker {
  readonly #environment: Environment
  readonly #problems: ProblemList
  readonly #functions: ReadonlyMap<string, readonly DeclaredOverload[]>
  readonly #scope: Scope
  readonly #substitution = new Substitution()
  readonly #variables = new TypeVariables()
  readonly #types = new Map<number, CelType>()
  readonly #references = new Map<number, Reference>()

  constructor(environment: Environment, problems: ProblemList) {
    this.#environment = environment
    this.#problems = problems
    this.#functions = functionTable(environment.libraries)
    this.#scope = new Scope(environment)
  }

  /** @returns what is of use only where no problem was reported */
  check(source: string, parsed: Expr): CheckedExpr {
    const expr = this.#check(parsed)
    const types = new Map(Array.from(this.#types, ([id, type]) => [id, this.#substitution.apply(type, true)]))
    const outputType = types.get(expr.id) as CelType
    return { source, expr, types, references: this.#references, outputType, environment: this.#environment }
  }

  #check(expr: Expr): Expr {
    switch (expr.kind) {
      case 'constant':
        return this.#typed(expr, literalType(expr.value))
      case 'ident':
        return this.#ident(expr)
      case 'select':
        return this.#select(expr)
      case 'call':
        return expr.function === '_?._' ? this.#optionalSelect(expr) : this.#call(expr)
      case 'list':
        return this.#list(expr)
      case 'map':
        return this.#map(expr)
      case 'struct':
        return this.#struct(expr)
      case 'comprehension':
        return this.#comprehension(expr)
    }
  }

  #ident(expr: IdentExpr): Expr {
    const named = this.#named(expr, expr.name)
    if (named !== undefined) return named
    this.#undeclared(expr, expr.name)
    return this.#typed(expr, errorType)
  }

  /** The identifier that a name is, where it is one. */
  #named(expr: Expr, name: string): Expr | undefined {
    const declaration = this.#scope.find(name)
    if (declaration === undefined) return undefined
    const { value } = declaration
    this.#references.set(expr.id, { name: declaration.name, overloadIds: [], ...(value !== undefined && { value }) })
    return this.#typed({ id: expr.id, offset: expr.offset, kind: 'ident', name: declaration.name }, declaration.type)
  }

  #select(expr: SelectExpr): Expr {
    const name = qualifiedName(expr)
    const named = name === undefined ? undefined : this.#named(expr, name)
    if (named !== undefined) return named
    const operand = this.#check(expr.operand)
    const type = this.#fieldOf(expr, operand, expr.field, false)
    return this.#typed({ ...expr, operand }, expr.test ? boolType : this.#substitution.apply(type, false))
  }

  #optionalSelect(expr: CallExpr): Expr {
    const [written, field] = expr.args as [Expr, Expr & { kind: 'constant' }]
    const operand = this.#check(written)
    const type = this.#fieldOf(expr, operand, field.value as string, true)
    this.#references.set(expr.id, { overloadIds: ['select_optional_field'] })
    return this.#typed({ ...expr, args: [operand, field] }, this.#substitution.apply(type, false))
  }

  #fieldOf(expr: Expr, operand: Expr, field: string, optional: boolean): CelType {
    const operandType = this.#substitution.apply(this.#typeOf(operand), false)
    const held = optionalOf(operandType)
    const result = this.#fieldType(expr, held ?? operandType, field)
    return held !== undefined || optional ? optionalType(result) : result
  }

  #fieldType(expr: Expr, type: CelType, field: string): CelType {
    switch (type.kind) {
      case 'map':
        return type.value
      case 'object':
        return this.#declaredField(expr.offset, type.name, field) ?? errorType
      case 'parameter':
        // Whatever it becomes, it has to be able to have fields.
        this.#fits(dynType, type)
        return dynType
      case 'dyn':
      case 'error':
        return dynType
      default:
        this.#problems.report(expr.offset, `type '${formatType(type)}' does not support field selection`)
        return dynType
    }
  }

  #declaredField(offset: number, typeName: string, field: string): CelType | undefined {
    if (!this.#environment.types.has(typeName) && this.#scope.message(typeName) === undefined) {
      this.#problems.report(offset, `unexpected failed resolution of '${typeName}'`)
      return undefined
    }
    const type = this.#scope.fieldType(typeName, field)
    if (type === undefined) this.#problems.report(offset, `undefined field '${field}'`)
    return type
  }

  #call(expr: CallExpr): Expr {
    const args = expr.args.map((arg) => this.#check(arg))
    if (expr.target === undefined) return this.#resolved({ ...expr, args }, withoutDot(expr.function))
    const prefix = qualifiedName(expr.target)
    const namespaced = prefix === undefined ? undefined : withoutDot(`${prefix}.${expr.function}`)
    if (namespaced !== undefined && this.#functions.has(namespaced)) {
      return this.#resolved({ ...expr, target: undefined, args }, namespaced)
    }
    return this.#resolved({ ...expr, target: this.#check(expr.target), args }, expr.function)
  }

  #resolved(expr: CallExpr, name: string): Expr {
    const overloads = this.#functions.get(name)
    if (overloads === undefined) {
      this.#undeclared(expr, expr.function)
      return this.#typed(expr, errorType)
    }
    const resolution = resolveOverload({
      name,
      overloads,
      call: expr,
      typeOf: (node) => this.#typeOf(node),
      substitution: this.#substitution,
      variables: this.#variables,
      problems: this.#problems,
    })
    if (resolution !== undefined) this.#references.set(expr.id, { overloadIds: resolution.overloadIds })
    return this.#typed({ ...expr, function: name }, resolution?.type ?? errorType)
  }

  #list(expr: ListExpr): Expr {
    const optional = new Set(expr.optional)
    let joined: CelType | undefined
    const elements = expr.elements.map((written, index) => {
      const element = this.#check(written)
      joined = this.#joined(joined, this.#heldBy(element, optional.has(index)))
      return element
    })
    return this.#typed({ ...expr, elements }, listType(joined ?? this.#variables.next()))
  }

  #map(expr: MapExpr): Expr {
    let keyType: CelType | undefined
    let valueType: CelType | undefined
    const entries = expr.entries.map((entry) => {
      const key = this.#check(entry.key)
      keyType = this.#joined(keyType, this.#typeOf(key))
      const value = this.#check(entry.value)
      valueType = this.#joined(valueType, this.#heldBy(value, entry.optional))
      return { ...entry, key, value }
    })
    return this.#typed({ ...expr, entries }, mapType(keyType ?? this.#variables.next(), valueType ?? this.#variables.next()))
  }

  /** The type of an element, entry or field; of what it may hold, where it was written with `?`. */
  #heldBy(expr: Expr, optional: boolean): CelType {
    const type = this.#typeOf(expr)
    if (!optional) return type
    const held = optionalOf(type)
    if (held === undefined && type.kind !== 'dyn') this.#mismatch(expr, optionalType(type), type)
    return held ?? type
  }

  /** What elements have in common: `dyn` where they have nothing, which the validators may refuse. */
  #joined(before: CelType | undefined, type: CelType): CelType {
    if (before === undefined) return type
    return this.#fits(before, type) ? mostGeneral(before, type) : dynType
  }

  #struct(expr: StructExpr): Expr {
    const declaration = this.#scope.find(expr.type)
    if (declaration === undefined) {
      this.#undeclared(expr, expr.type)
      return this.#typed(expr, errorType)
    }
    this.#references.set(expr.id, { name: declaration.name, overloadIds: [] })
    const type = this.#scope.message(declaration.name)?.type ?? this.#structType(expr, declaration)
    const fields = expr.fields.map((field) => {
      const value = this.#check(field.value)
      const fieldType = this.#declaredField(field.offset, declaration.name, field.name) ?? errorType
      const valueType = this.#heldBy(value, field.optional)
      if (!this.#fits(fieldType, valueType)) {
        const types = `'${formatType(fieldType)}' but provided type is '${formatType(valueType)}'`
        this.#problems.report(field.offset, `expected type of field '${field.name}' is ${types}`)
      }
      return { ...field, value }
    })
    return this.#typed({ ...expr, type: declaration.name, fields }, type)
  }

  #structType(expr: StructExpr, { name, type: declared }: Declaration): CelType {
    if (declared.kind === 'type' && declared.of?.kind === 'object') return declared.of
    if (declared.kind === 'type') this.#problems.report(expr.offset, `'${name}' is not a message type`)
    else if (declared.kind !== 'error') this.#problems.report(expr.offset, `'${formatType(declared)}' is not a type`)
    return errorType
  }

  #comprehension(expr: ComprehensionExpr): Expr {
    const range = this.#check(expr.range)
    const initial = this.#check(expr.initial)
    const accumulated = this.#typeOf(initial)
    const rangeType = this.#substitution.apply(this.#typeOf(range), false)
    let checked = { ...expr, range, initial }
    this.#scope.within([[expr.accumulator, accumulated]], () => {
      const [first, second] = this.#variableTypes(range, rangeType, expr.variable2 !== undefined)
      const variables: [string, CelType][] = [[expr.variable, first]]
      if (expr.variable2 !== undefined) variables.push([expr.variable2, second])
      this.#scope.within(variables, () => {
        const condition = this.#check(expr.condition)
        this.#assert(condition, boolType)
        const step = this.#check(expr.step)
        this.#assert(step, accumulated)
        checked = { ...checked, condition, step }
      })
      checked = { ...checked, result: this.#check(expr.result) }
    })
    return this.#typed(checked, this.#substitution.apply(this.#typeOf(checked.result), false))
  }

  /** The types of a comprehension's variables: element or key, and where there are two, index and element or key and value. */
  #variableTypes(range: Expr, type: CelType, two: boolean): readonly [CelType, CelType] {
    switch (type.kind) {
      case 'list':
        return two ? [intType, type.element] : [type.element, dynType]
      case 'map':
        return [type.key, type.value]
      case 'dyn':
      case 'error':
      case 'parameter':
        this.#fits(dynType, type)
        return [dynType, dynType]
      default: {
        const accepted = '(must be list, map, or dynamic)'
        this.#problems.report(range.offset, `expression of type '${formatType(type)}' cannot be range of a comprehension ${accepted}`)
        return [errorType, errorType]
      }
    }
  }

  #assert(expr: Expr, type: CelType): void {
    if (!this.#fits(type, this.#typeOf(expr))) this.#mismatch(expr, type, this.#typeOf(expr))
  }

  #fits(left: CelType, right: CelType): boolean {
    return this.#substitution.fits([left], [right])
  }

  #mismatch(expr: Expr, expected: CelType, actual: CelType): void {
    this.#problems.report(expr.offset, `expected type '${formatType(expected)}' but found '${formatType(actual)}'`)
  }

  #undeclared(expr: Expr, name: string): void {
    this.#problems.report(expr.offset, `undeclared reference to '${name}' (in container '')`)
  }

  #typeOf(expr: Expr): CelType {
    return this.#types.get(expr.id) as CelType
  }

  #typed<E extends Expr>(expr: E, type: CelType): E {
    this.#types.set(expr.id, type)
    return expr
  }
}

function withoutDot(name: string): string {
  return name.startsWith('.') ? name.slice(1) : name
}
