import type { Random } from '../differential/random.ts'

/** Parts of expressions: operands of every type, calls of every library, and what is no expression. */
const operands: readonly string[] = [
  ...[
    'self',
    'oldSelf',
    '1',
    '-1',
    '0',
    '1.5',
    '1u',
    "'a'",
    'true',
    'null',
    '[]',
    '[1]',
    '{}',
    "{'a': 1}",
    'self.size()',
    'self.metadata.name',
    'self.spec',
  ],
  ...[
    'size(self)',
    'type(self)',
    'string(self)',
    'int(self)',
    'dyn(self)',
    "duration('1h')",
    "timestamp('2024-01-01T00:00:00Z')",
    "quantity('1')",
    "ip('1.2.3.4')",
  ],
  ...[
    "cidr('1.2.3.0/24')",
    "url('http://a')",
    "semver('1.2.3')",
    'optional.none()',
    'optional.of(self)',
    'self.?spec',
    'self[?0]',
    'b"a"',
    "format.named('date')",
  ],
  ...[
    'self.all(x, true)',
    'self.exists(x, x == 1)',
    'self.map(x, x)',
    'self.filter(x, x > 0)',
    'self.exists_one(i, v, i > 0)',
    'self.transformList(i, v, v)',
    'has(self.spec)',
  ],
  ...[
    "self.matches('^a+$')",
    "self.matches('(')",
    "self.split(',')",
    "self.replace('a', 'b')",
    'self.join()',
    'self.sum()',
    'self.isSorted()',
    'self.lowerAscii()',
    "'%d'.format([1])",
  ],
  ...[
    'self.map(x, self.map(y, self.map(z, x)))',
    'self.all(x, self.all(y, self.all(z, x == z)))',
    "self.contains('a')",
    'lists.range(10)',
    'sets.contains(self, self)',
    '[1, 2].sortBy(x, -x)',
  ],
]
const operators = ['&&', '||', '==', '!=', '<', '>=', '+', '-', '*', '/', '%', 'in', '?'] as const
const broken = [
  '',
  ' ',
  '(',
  ')',
  '"',
  '1 +',
  'self.',
  'self..a',
  '@',
  '\n',
  '// x',
  'a b',
  'self.all(x)',
  'has(1)',
  '\u0000',
  '😀',
  '=',
  'in',
  'x.y.z',
  'authorizer',
  'self.__dot__',
  "self['a.b']",
] as const

/** Changes an expression a little, so that it often still compiles. */
export function mutateExpression(random: Random, rule: string): string {
  switch (random.weighted({ token: 5, join: 3, fresh: 3, cut: 1, broken: 1, wrap: 2, number: 2 })) {
    case 'token': {
      const tokens = rule.split(/(\b\w+\b|[!<>=&|+*/%-]+)/)
      const at = random.integer(0, tokens.length - 1)
      tokens[at] = /^\w+$/.test(tokens[at]!)
        ? random.pick([random.pick(operands), random.pick(tokens), 'size'])
        : random.pick([...operators, random.pick(tokens)])
      return tokens.join('')
    }
    case 'join':
      return `${rule} ${random.pick(operators)} ${random.pick(operands)}${random.oneIn(8) ? ' : false' : ''}`
    case 'fresh':
      return freshExpression(random)
    case 'cut': {
      const at = random.integer(0, rule.length)
      return rule.slice(0, at) + rule.slice(at + random.integer(1, 4))
    }
    case 'broken':
      return random.oneIn(2) ? random.pick(broken) : rule + random.pick(broken)
    case 'wrap':
      return random.pick([
        `!(${rule})`,
        `[${rule}].all(x, x)`,
        `optional.of(${rule}).orValue(false)`,
        `cel.bind(v, ${rule}, v)`,
        `(${rule}) ? true : ${random.pick(operands)}`,
        `dyn(${rule})`,
      ])
    case 'number':
      return rule.replace(/\d+/, () => random.pick(['0', '1', '99999999999', '9223372036854775808', '1.5', '1e3', '-1', '0x1F', '010']))
  }
}

export function freshExpression(random: Random): string {
  const left = random.pick(operands)
  return random.oneIn(6) ? left : `${left} ${random.pick(operators.slice(2, 8))} ${random.pick(operands)}`
}
