import { rule, open, text, head, json, sent, given, linted, type HostileInput } from '../judge.ts'

export const numbers: readonly HostileInput[] = [
  {
    title: 'an exponent that no float64 has',
    judge: sent(open, () => json('{"a":1e400}')),
    finding: /cannot unmarshal number 1e400 into Go value of type float64/,
  },
  {
    title: 'an exponent of a million digits',
    judge: sent(open, () => json(`{"a":1e${'9'.repeat(1_000_000)}}`)),
    finding: /cannot unmarshal number/,
  },
  {
    title: 'an integer of a million digits',
    judge: sent(open, () => json(`{"a":${'9'.repeat(1_000_000)}}`)),
    finding: /cannot unmarshal number/,
  },
  {
    title: 'a YAML integer of a million digits',
    judge: sent(open, () => `${head}spec: {a: ${'9'.repeat(1_000_000)}}\n`),
    finding: /^accepted 1$/,
  },
  {
    title: 'a quantity with a huge exponent',
    judge: given(text({ maxLength: 100, ...rule("quantity(self).isGreaterThan(quantity('1'))") }), () => ({ text: '1e999999999' })),
    finding: /^accepted 1$/,
  },
  {
    title: 'a format string that pads a number',
    judge: linted(() => text({ maxLength: 100, ...rule("'%.999999999f'.format([1.0]) != self") })),
    finding: /^accepted$/,
  },
]
