import type { CelType } from '../cel-type.ts'
import type { Overload } from '../function-declaration.ts'
import type { Value } from '../value.ts'
import { entryPart, keysOf, type Part, partAt, partTypeName } from '../values/parts.ts'
import { isKind, runtimeTypeName } from '../values/value-kind.ts'

type Test = (value: Part) => boolean

/** Whether values fit an overload, as far as can be told at run time (cel-go's decls.go, matchesRuntimeSignature). */
export function signatureTest({ args }: Overload): (values: readonly Value[]) => boolean {
  const tests = args.map(typeTest)
  return (values) => values.length === tests.length && values.every((value, index) => tests[index]?.(value))
}

/** Of a list or a map only the first element is looked at. */
export function typeTest(type: CelType): Test {
  switch (type.kind) {
    case 'dyn':
    case 'parameter':
      return () => true
    case 'string':
      return (value) => typeof value === 'string'
    case 'int':
      return (value) => typeof value === 'bigint'
    case 'bool':
      return (value) => typeof value === 'boolean'
    case 'double':
      return (value) => typeof value === 'number'
    case 'list': {
      const element = typeTest(type.element)
      return (value) => isKind(value, 'list') && (value.size === 0 || element(partAt(value, 0)))
    }
    case 'map':
      return mapTest(typeTest(type.key), typeTest(type.value))
    default: {
      const name = runtimeTypeName(type)
      return (value) => partTypeName(value) === name
    }
  }
}

function mapTest(keyTest: Test, valueTest: Test): Test {
  return (value) => {
    if (!isKind(value, 'map') && !isKind(value, 'object')) return false
    for (const key of keysOf(value)) return keyTest(key) && valueTest(entryPart(value, key) ?? null)
    return true
  }
}
