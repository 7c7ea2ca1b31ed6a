/** A U.S. social security number with its separators: without them it is refused (kube-openapi govalidator.IsSSN). */
export function isSsn(value: string): boolean {
  return /^[0-9]{3}[- ][0-9]{2}[- ][0-9]{4}$/.test(value)
}
