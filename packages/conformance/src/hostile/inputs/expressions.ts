import { rule, text, given, linted, type HostileInput } from '../judge.ts'

export const expressions: readonly HostileInput[] = [
  {
    title: 'comprehensions in comprehensions',
    judge: linted(() => ({
      type: 'object',
      properties: {
        list: {
          type: 'array',
          items: { type: 'integer' },
          ...rule('self.all(a, self.all(b, self.all(c, self.all(d, a + b + c + d > 0))))'),
        },
      },
    })),
    finding: /exceeds budget/,
  },
  {
    title: 'comprehensions over literals',
    judge: given(text({ maxLength: 9, ...rule(`${'[1,2,3,4,5,6,7,8,9,0].all(x, '.repeat(9)}true${')'.repeat(9)}`) }), () => ({
      text: 'a',
    })),
    finding: /cost|budget/,
  },
  {
    title: 'a string that doubles itself',
    judge: given(text({ maxLength: 100, ...rule(`[self]${'.map(x, x + x)'.repeat(40)}[0].size() > 0`) }), () => ({
      text: 'a'.repeat(100),
    })),
    finding: /cost limit exceeded/,
  },
  {
    title: 'a list that doubles itself',
    judge: given(text({ maxLength: 100, ...rule(`[1]${'.map(x, [x, x]).map(x, x + x)'.repeat(12)}.size() > 0`) }), () => ({ text: 'a' })),
    finding: /./,
  },
  {
    title: 'a chain of 40 optMap',
    judge: linted(() => text({ maxLength: 9, ...rule(`optional.of(1)${'.optMap(x, x + 1)'.repeat(40)}.hasValue()`) })),
    finding: /too large|recursion|depth/,
  },
  {
    title: 'replacements that grow',
    judge: given(text({ maxLength: 1000, ...rule(`self${".replace('a', 'aaaaaaaaaa')".repeat(12)}.size() > 0`) }), () => ({
      text: 'a'.repeat(1000),
    })),
    finding: /budget|cost/,
  },
  {
    title: '100,000 parentheses',
    judge: linted(() => text({ maxLength: 9, ...rule(`${'('.repeat(40_000)}true${')'.repeat(40_000)}`) })),
    finding: /recursion limit exceeded/,
  },
]
