const INT32_MAX = 2_147_483_647
const INT32_MIN = -2_147_483_648
/** 2^63: int64's maximum rounds to it, so a JavaScript number cannot tell the largest int64 from the first value beyond. */
const INT64_LIMIT = 9_223_372_036_854_775_808

/**
 * Whether a number fits `int32`, `int64`, `float` or `double`; true for any other format, which the server ignores on
 * numbers. Kubernetes enforces int32 and float since 1.36 (kube-openapi pkg/validation/validate, numberValidator).
 */
export function checkNumberFormat(format: string, value: number): boolean {
  switch (format) {
    case 'int32':
      return Number.isInteger(value) && value >= INT32_MIN && value <= INT32_MAX
    case 'int64':
      return isInt64(value)
    case 'float':
      return Number.isFinite(Math.fround(value))
    case 'double':
      return Number.isFinite(value)
    default:
      return true
  }
}

/** What the server takes for an `integer` of any format: `1.0` and `1e3` are, as in JavaScript; 1e300 fits no int64. */
export function isInt64(value: number): boolean {
  return Number.isInteger(value) && value >= -INT64_LIMIT && value <= INT64_LIMIT
}
