/** Standard base64 with padding, and at least one group: the empty string is refused (kube-openapi govalidator.IsBase64). */
export function isByte(value: string): boolean {
  return value !== '' && value.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(value)
}
