/** Go's `%.Nf`: of two numbers that are equally near it takes the even one, where `toFixed` takes the greater. */
export function fixed(value: number, digits: number): string {
  const isTie = Number.isInteger(value * 2 ** (digits + 1)) && !Number.isInteger(value * 2 ** digits)
  if (!isTie) return value.toFixed(digits)
  const lower = Math.floor(value * 10 ** digits)
  return ((lower % 2 === 0 ? lower : lower + 1) / 10 ** digits).toFixed(digits)
}
