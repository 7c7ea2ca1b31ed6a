/** Order of two values, or of numbers of different types. */
export type Order = -1 | 0 | 1

export function order<T extends bigint | number>(left: T, right: T): Order {
  return left < right ? -1 : left > right ? 1 : 0
}

/**
 * Order of an int or uint and a double that is not NaN. The integer becomes a double, which above 2^53 rounds it: cel-go compares so, and
 * therefore takes 9007199254740993 for equal to 9007199254740992.0.
 */
export function compareIntToDouble(integer: bigint, double: number): Order {
  return order(Number(integer), double)
}
