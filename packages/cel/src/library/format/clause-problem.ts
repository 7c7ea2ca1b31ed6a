import type { Clause } from './read-format.ts'

const numbers = new Set(['int', 'uint'])
const doubles = new Set(['double', 'string'])
const hexadecimal = new Set(['int', 'uint', 'string', 'bytes'])
const texts = new Set([
  ...['list', 'map', 'int', 'uint', 'double', 'bool', 'string', 'bytes', 'type', 'null_type'],
  ...['google.protobuf.Timestamp', 'google.protobuf.Duration'],
])

const rules: Readonly<Record<Clause['verb'], { readonly accepts: ReadonlySet<string>; readonly problem: string }>> = {
  s: {
    accepts: texts,
    problem: 'string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists, types, durations, and timestamps',
  },
  d: { accepts: numbers, problem: 'decimal clause can only be used on integers' },
  f: { accepts: doubles, problem: 'fixed-point clause can only be used on doubles' },
  e: { accepts: doubles, problem: 'scientific clause can only be used on doubles' },
  b: { accepts: new Set([...numbers, 'bool']), problem: 'only integers and bools can be formatted as binary' },
  x: { accepts: hexadecimal, problem: 'only integers, byte buffers, and strings can be formatted as hex' },
  X: { accepts: hexadecimal, problem: 'only integers, byte buffers, and strings can be formatted as hex' },
  o: { accepts: numbers, problem: 'octal clause can only be used on integers' },
}

/** Whether a clause takes values of a type; strings stand for NaN and the infinities where doubles are taken. */
export function accepts(verb: Clause['verb'], typeName: string): boolean {
  return rules[verb].accepts.has(typeName)
}

/** Why a clause does not take a type. */
export function clauseProblem(verb: Clause['verb'], typeName: string): string {
  return `error during formatting: ${rules[verb].problem}, was given ${typeName}`
}
