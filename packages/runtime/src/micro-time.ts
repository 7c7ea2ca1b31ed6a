/**
 * A time as `MicroTime` of meta/v1 has it, with exactly six decimals: the server refuses three, which is all that a `Date` has. The last
 * three are `microseconds`, from 0 to 999.
 */
export function microTime(milliseconds: number, microseconds = 0): string {
  return new Date(milliseconds).toISOString().replace('Z', `${String(microseconds).padStart(3, '0')}Z`)
}
