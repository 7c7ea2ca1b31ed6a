import { text, rule, given, linted, MANY, type HostileInput } from '../judge.ts'

export const patterns: readonly HostileInput[] = [
  {
    title: 'a pattern that backtracks',
    judge: given(text({ pattern: '^(a+)+$' }), () => ({ text: `${'a'.repeat(MANY)}!` })),
    finding: /should match/,
  },
  {
    title: 'a pattern of alternatives that backtracks',
    judge: given(text({ pattern: '^(a|a)*$' }), () => ({ text: `${'a'.repeat(MANY)}!` })),
    finding: /should match/,
  },
  {
    title: 'a rule with a pattern that backtracks',
    judge: given(text({ maxLength: 200_000, ...rule("self.matches('^(a+)+$')") }), () => ({ text: `${'a'.repeat(MANY)}!` })),
    finding: /failed rule: self.matches/,
  },
  {
    title: 'repetitions of repetitions',
    judge: linted(() => text({ pattern: '((a{0,100}){0,100}){0,100}' })),
    finding: /invalid repeat count|expression too large|must be a valid regular expression/,
  },
]
