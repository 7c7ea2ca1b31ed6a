import { checkNumberFormat, type StructuralSchema } from '@kindbox/core'
import { fitsInt64, formatFloat, formatNumber, type GoNumber, isGoNumber, isInt64, isJsonInteger, truncateToInt64 } from '../go/number.ts'
import { typesOf } from './type-check.ts'
import type { Check, Run } from './run.ts'

/**
 * `minimum`, `maximum`, `multipleOf` and the range of number formats, as kube-openapi's numberValidator. An integer is
 * compared with the bound's whole part (so 0 passes `minimum: 0.5`), unless the schema's type is `integer`, for which a bound
 * with a fraction is a fault of its own.
 */
export function compileNumber(schema: StructuralSchema, format: string): Check {
  const types = typesOf(schema)
  const integer = types.length === 1 && types[0] === 'integer'
  // A number's format means nothing to an integer, and the other way round.
  const numberFormat = types.length !== 1 ? '' : integer ? integerFormat(format) : floatFormat(format)
  const inRange = (value: GoNumber) => (integer ? fitsInteger(value, numberFormat) : checkNumberFormat(numberFormat, Number(value)))
  const typeName = integer ? 'integer' : 'number'
  const formatText = numberFormat === '' ? '(default format)' : `with format ${numberFormat}`

  function rangeFault(run: Run, prefix: string): void {
    run.fail(
      () => ({ is: 'nameless' }),
      (name) => `${prefix} value must be of type ${typeName} ${formatText} in ${name}`,
    )
  }

  const bounds: ((value: GoNumber, run: Run) => void)[] = []
  for (const keyword of [multipleOf, minimum, maximum]) {
    const bound = keyword(schema)
    if (bound === undefined) continue
    const valid = inRange(bound.value)
    bounds.push((value, run) => {
      if (!valid) rangeFault(run, bound.label)
      bound.check(valid ? value : Number(value), run, valid && isInt64(value))
    })
  }

  return (value, run) => {
    if (!isGoNumber(value)) return 0
    if (!inRange(value)) rangeFault(run, 'Checked')
    for (const bound of bounds) bound(value, run)
    return 1
  }
}

interface Bound {
  readonly label: string
  readonly value: number
  /** `whole`: the value is an int64 and the bound is to be taken as one. */
  check(value: GoNumber, run: Run, whole: boolean): void
}

function maximum(schema: StructuralSchema): Bound | undefined {
  const limit = schema.maximum
  if (limit === undefined) return undefined
  const exclusive = schema.exclusiveMaximum === true
  return {
    label: 'Maximum boundary',
    value: limit,
    check(value, run, whole) {
      const bound = whole ? truncateToInt64(limit) : limit
      if (exclusive ? value < bound : value <= bound) return
      const relation = exclusive ? 'less than' : 'less than or equal to'
      run.fail(
        () => ({ is: 'plain', printed: print(value, whole) }),
        (name) => `${name} in body should be ${relation} ${print(bound, whole)}`,
      )
    },
  }
}

function minimum(schema: StructuralSchema): Bound | undefined {
  const limit = schema.minimum
  if (limit === undefined) return undefined
  const exclusive = schema.exclusiveMinimum === true
  return {
    label: 'Minimum boundary',
    value: limit,
    check(value, run, whole) {
      const bound = whole ? truncateToInt64(limit) : limit
      if (exclusive ? value > bound : value >= bound) return
      const relation = exclusive ? 'greater than' : 'greater than or equal to'
      run.fail(
        () => ({ is: 'plain', printed: print(value, whole) }),
        (name) => `${name} in body should be ${relation} ${print(bound, whole)}`,
      )
    },
  }
}

function multipleOf(schema: StructuralSchema): Bound | undefined {
  const declared = schema.multipleOf
  if (declared === undefined) return undefined
  return {
    label: 'MultipleOf',
    value: declared,
    check(value, run, whole) {
      const factor = whole ? truncateToInt64(declared) : declared
      if (factor <= 0) {
        const text = print(factor, whole)
        run.fail(
          () => ({ is: 'plain', printed: text }),
          (name) => `factor MultipleOf declared for ${name} must be positive: ${text}`,
        )
      } else if (!(whole ? isMultiple(value, factor) : isFloatMultiple(Number(value), Number(factor)))) {
        run.fail(
          () => ({ is: 'plain', printed: print(value, whole) }),
          (name) => `${name} in body should be a multiple of ${print(factor, whole)}`,
        )
      }
    },
  }
}

function isMultiple(value: GoNumber, factor: GoNumber): boolean {
  return BigInt(value) % BigInt(factor) === 0n
}

function isFloatMultiple(value: number, factor: number): boolean {
  return isJsonInteger(factor < 1 ? (1 / factor) * value : value / factor)
}

/** As an int64 or as a float64, which print differently from 1e6 on. */
function print(number: GoNumber, whole: boolean): string {
  return whole ? formatNumber(number) : formatFloat(Number(number))
}

function fitsInteger(value: GoNumber, format: string): boolean {
  if (format === 'int32') return typeof value === 'number' && checkNumberFormat('int32', value)
  return typeof value === 'bigint' || fitsInt64(value)
}

function integerFormat(format: string): string {
  return format === 'int32' || format === 'int64' ? format : ''
}

function floatFormat(format: string): string {
  return format === 'float' || format === 'double' ? format : ''
}
