import { boolType, doubleType, intType, objectType, stringType } from '../cel-type.ts'
import type { Library } from '../environment.ts'
import { method, overload } from '../standard/overload.ts'
import type { Value } from '../value.ts'
import { EvaluationError } from '../value.ts'
import { argumentTraversal, fixedCost } from './call-cost.ts'
import {
  addAmounts,
  type Amount,
  approximation,
  compareAmounts,
  integerOf,
  negated,
  parseAmount,
  type Quantity,
  signOf,
} from './quantity.ts'

export const quantityType = objectType('kubernetes.Quantity')

/** `quantity("1.5Gi")` and what can be asked of it (k8s.io/apiserver/pkg/cel/library/quantity.go). */
export const quantityLibrary: Library = {
  name: 'kubernetes.quantity',
  since: '1.28',
  functions: [
    {
      name: 'quantity',
      overloads: [overload('string_to_quantity', [stringType], quantityType, (text) => quantity(parseAmount(text as string)))],
      ...argumentTraversal(),
    },
    {
      name: 'isQuantity',
      overloads: [overload('is_quantity_string', [stringType], boolType, (text) => isQuantity(text as string))],
      ...argumentTraversal(),
    },
    // The server declares it as a function: `sign(q)`, not `q.sign()`.
    {
      name: 'sign',
      overloads: [overload('quantity_sign', [quantityType], intType, (q) => BigInt(signOf(amountOf(q))))],
      ...fixedCost(1),
    },
    {
      name: 'isGreaterThan',
      overloads: [method('quantity_is_greater_than', [quantityType, quantityType], boolType, (a, b) => compare(a, b) > 0)],
      ...fixedCost(1),
    },
    {
      name: 'isLessThan',
      overloads: [method('quantity_is_less_than', [quantityType, quantityType], boolType, (a, b) => compare(a, b) < 0)],
      ...fixedCost(1),
    },
    {
      name: 'compareTo',
      overloads: [method('quantity_compare_to', [quantityType, quantityType], intType, (a, b) => BigInt(compare(a, b)))],
      ...fixedCost(1),
    },
    {
      name: 'asApproximateFloat',
      overloads: [method('quantity_get_float', [quantityType], doubleType, (q) => approximation(amountOf(q)))],
      ...fixedCost(1),
    },
    {
      name: 'asInteger',
      overloads: [method('quantity_get_int', [quantityType], intType, asInteger)],
      ...fixedCost(1),
    },
    {
      name: 'isInteger',
      overloads: [method('quantity_is_integer', [quantityType], boolType, (q) => integerOf(amountOf(q)) !== undefined)],
      ...fixedCost(1),
    },
    {
      name: 'add',
      overloads: [
        method('quantity_add', [quantityType, quantityType], quantityType, (a, b) => computed(addAmounts(amountOf(a), amountOf(b)))),
        method('quantity_add_int', [quantityType, intType], quantityType, (a, b) => computed(addAmounts(amountOf(a), whole(b)))),
      ],
      ...fixedCost(1),
    },
    {
      name: 'sub',
      overloads: [
        method('quantity_sub', [quantityType, quantityType], quantityType, (a, b) =>
          computed(addAmounts(amountOf(a), negated(amountOf(b)))),
        ),
        method('quantity_sub_int', [quantityType, intType], quantityType, (a, b) => computed(addAmounts(amountOf(a), negated(whole(b))))),
      ],
      ...fixedCost(1),
    },
  ],
}

function quantity(amount: Amount): Quantity {
  return new QuantityValue(amount, false)
}

/**
 * The result of `add` and `sub`, which is a pointer to the server where a parsed quantity is none: as the right side of `==` it is refused
 * (k8s.io/apiserver/pkg/cel/quantity.go, `Equal`).
 */
function computed(amount: Amount): Quantity {
  return new QuantityValue(amount, true)
}

class QuantityValue implements Quantity {
  readonly kind = 'opaque'
  readonly typeName = 'kubernetes.Quantity'
  readonly amount: Amount
  readonly #pointer: boolean

  constructor(amount: Amount, pointer: boolean) {
    this.amount = amount
    this.#pointer = pointer
  }

  equals(other: Value): boolean {
    if (!(other instanceof QuantityValue) || other.#pointer) throw new EvaluationError('no such overload')
    return compareAmounts(this.amount, other.amount) === 0
  }
}

function isQuantity(text: string): boolean {
  try {
    parseAmount(text)
    return true
  } catch (error) {
    if (error instanceof EvaluationError) return false
    throw error
  }
}

function asInteger(q: Value): bigint {
  const integer = integerOf(amountOf(q))
  if (integer === undefined) throw new EvaluationError('cannot convert value to integer')
  return integer
}

function compare(a: Value, b: Value): number {
  return compareAmounts(amountOf(a), amountOf(b))
}

function amountOf(value: Value): Amount {
  return (value as Quantity).amount
}

function whole(value: Value): Amount {
  return { form: 'int64', value: value as bigint, exponent: 0 }
}
