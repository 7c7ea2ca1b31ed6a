/** Visa, MasterCard, Discover, American Express, Diners Club and JCB, as kube-openapi's govalidator knows them. */
const ISSUERS =
  /^(?:4\d{12}(?:\d{3})?|5[1-5]\d{14}|6(?:011|5\d{2})\d{12}|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|(?:2131|1800|35\d{3})\d{11})$/

/** A card number of a known issuer with a right check digit, with anything but digits mixed in. */
export function isCreditCard(value: string): boolean {
  const digits = value.replaceAll(/[^0-9]+/g, '')
  return ISSUERS.test(digits) && luhnSum(digits) % 10 === 0
}

/** Every second digit from the right doubled, and the digits of the results added up. */
function luhnSum(digits: string): number {
  let sum = 0
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place])
    const weighted = place % 2 === 1 ? digit * 2 : digit
    sum += weighted > 9 ? weighted - 9 : weighted
  }
  return sum
}
