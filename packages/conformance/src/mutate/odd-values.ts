import type { Random } from '../differential/random.ts'
import { type Json, RawNumber } from './json.ts'

/** Texts at which decoders, formats, patterns and the printing of messages may differ. */
export const oddStrings: readonly string[] = [
  ...['', ' ', 'a', 'x y', 'UPPER', 'true', 'null', '0', '-1', '1e3', '017', '0x1F', '1_000', '12:30:45', '.inf', '.NaN', '<<', '=', '~'],
  ...[
    'no',
    'Yes',
    'ON',
    'y',
    '2024-02-30',
    '2024-02-29T00:00:00Z',
    '1h30m',
    '-5s',
    '1d',
    '5 days',
    '10Gi',
    '1.5e3m',
    '100m',
    '-1Ki',
    '1..2',
  ],
  ...[
    'é',
    'e\u0301',
    '日本語',
    '😀',
    '👩‍👩‍👧',
    '\u{10FFFF}',
    '\uD800',
    'a\uDC00b',
    '\uFFFD',
    '\uFEFFx',
    '\u2028\u2029',
    '\u0000',
    '\u0007\u007F\u0085',
    '\u00AD',
  ],
  ...[
    'a\nb',
    'a\tb',
    '\r\n',
    '"',
    "'",
    '\\',
    '`',
    '<&>',
    '%d%s',
    '$1',
    '{{ .x }}',
    '__proto__',
    'constructor',
    '-',
    '#x',
    'a: b',
    '- a',
    '*a',
    '!!x',
  ],
  ...[
    '127.0.0.1',
    '::1',
    '::ffff:1.2.3.4',
    '1.2.3.4/33',
    'fe80::1%eth0',
    'http://a.b/c',
    'https://u:p@[::1]:1/x?y#z',
    'a/b',
    'a.b',
    'A.b',
    'a..b',
    '*.a.b',
    'a@b.c',
  ],
  ...['aGk=', 'aGk', 'v1.2.3', '1.2.3-rc.1+b', '01.2.3', '{', '[', '(', '(?=a)', '.*', '^a{1,2000}$'],
]

/**
 * Numbers around the ends of Go's and JavaScript's types. A whole number that JSON spells as a float (1.0, 1e3) is left out: Go holds it as a float64, which
 * a JavaScript number cannot tell.
 */
const rawNumbers: readonly string[] = [
  ...['0', '-0', '1', '1.5', '-1', '-0.5', '1e-7', '1e21', '123456789012345678901234567890', '1e308', '5e-324'],
  ...[
    '2147483647',
    '2147483648',
    '-2147483649',
    '4294967296',
    '9007199254740991',
    '9007199254740993',
    '9223372036854775807',
    '9223372036854775808',
  ],
  ...['-9223372036854775808', '18446744073709551615', '0.1', '0.30000000000000004', '1.7976931348623157e308', '100000000000000000000.5'],
]
/** No float64 holds it, which ends a decoding. */
const HUGE = '1e400'

export function oddNumber(random: Random): RawNumber {
  return new RawNumber(random.oneIn(100) ? HUGE : random.pick(rawNumbers))
}

export function oddString(random: Random): string {
  if (random.oneIn(12))
    return random.pick(['a', 'é', '😀', 'ab ', 'A-']).repeat(random.pick([30, 62, 63, 64, 127, 128, 253, 254, 256, 1025, 5000]))
  return random.oneIn(6) ? random.pick(oddStrings) + random.pick(oddStrings) : random.pick(oddStrings)
}

/** Any value at all. */
export function oddValue(random: Random): Json {
  switch (random.weighted({ null: 2, boolean: 2, number: 4, string: 6, array: 2, object: 2 })) {
    case 'null':
      return null
    case 'boolean':
      return random.oneIn(2)
    case 'number':
      return oddNumber(random)
    case 'string':
      return oddString(random)
    case 'array':
      return random.pick<() => Json>([() => [], () => [null], () => [oddString(random)], () => [{}], () => [1, '1', 1]])()
    case 'object':
      return random.pick<() => Json>([
        () => ({}),
        () => ({ a: null }),
        () => ({ [random.pick(['name', 'x.y', '', 'kind'])]: oddString(random) }),
        () => Object.fromEntries([['__proto__', { x: 1 }]]) as Json,
        () => ({ apiVersion: random.pick(['v1', 'a/b/c', '']), kind: 'Pod', metadata: { name: oddString(random) } }),
      ])()
  }
}
