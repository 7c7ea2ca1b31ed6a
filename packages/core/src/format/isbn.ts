/** ISBN-10 or ISBN-13. */
export function isIsbn(value: string): boolean {
  return isIsbn10(value) || isIsbn13(value)
}

/** Ten digits, the last possibly X for 10, whose sum weighted 1 to 10 is a multiple of 11; dashes and spaces aside. */
export function isIsbn10(value: string): boolean {
  const digits = withoutSeparators(value)
  if (!/^[0-9]{9}[0-9X]$/.test(digits)) return false
  return weightedSum(digits, (place) => place + 1) % 11 === 0
}

/** Thirteen digits whose sum weighted 1, 3, 1, 3, ... is a multiple of 10; dashes and spaces aside. */
export function isIsbn13(value: string): boolean {
  const digits = withoutSeparators(value)
  if (!/^[0-9]{13}$/.test(digits)) return false
  return weightedSum(digits, (place) => (place % 2 === 0 ? 1 : 3)) % 10 === 0
}

function withoutSeparators(value: string): string {
  return value.replaceAll(/[\t\n\f\r -]+/g, '')
}

function weightedSum(digits: string, weight: (place: number) => number): number {
  let sum = 0
  for (let place = 0; place < digits.length; place++) {
    sum += weight(place) * (digits[place] === 'X' ? 10 : Number(digits[place]))
  }
  return sum
}
