import type { Random } from '../differential/random.ts'

/** Words of YAML, JSON, schemas and CEL, which bytes at random would hardly make. */
const words: readonly string[] = [
  ...[
    '{',
    '}',
    '[',
    ']',
    ':',
    ',',
    '"',
    "'",
    '\\',
    '\n',
    '  ',
    '- ',
    '? ',
    '---\n',
    '...',
    '|',
    '>-',
    '&a ',
    '*a',
    '!!str ',
    '<<: ',
    '#',
    '%',
    '\t',
    '\r',
    '\uFEFF',
    '😀',
  ],
  ...['null', 'true', '~', '1e400', '0x1F', '010', '.inf', '9223372036854775808', '-0', '1.5', '"\\ud800"', '__proto__', 'constructor'],
  ...[
    '"type":"object"',
    '"properties":{',
    '"default":',
    '"items":{',
    '"additionalProperties":',
    '"x-kubernetes-preserve-unknown-fields":true',
    '"x-kubernetes-int-or-string":true',
  ],
  ...[
    '"x-kubernetes-embedded-resource":true',
    '"nullable":true',
    '"x-kubernetes-list-type":"set"',
    '"x-kubernetes-validations":[{"rule":"self==self"}]',
    '"format":"byte"',
    '"pattern":"^a"',
  ],
  ...[
    's',
    'i',
    'l',
    'm',
    '.size()',
    '.all(x, ',
    '.map(x, ',
    '.exists(k, v, ',
    '.filter(x, ',
    'has(',
    '.?a',
    '[?0]',
    'optional.of(',
    '.orValue(',
    '.optMap(x, ',
    'dyn(',
    'int(',
    'string(',
  ],
  ...[
    '&&',
    '||',
    '==',
    '!=',
    ' in ',
    '+',
    '-',
    '*',
    '/',
    '%',
    '?',
    '<',
    '!',
    '.matches(',
    '.split(',
    '.replace(',
    '.format([',
    "'%s %d'",
    'quantity(',
    'ip(',
    'cidr(',
    'url(',
    'semver(',
    'duration(',
    'timestamp(',
  ],
  ...[
    '.sortBy(x, ',
    '.flatten()',
    '.transformMap(k, v, ',
    'lists.range(',
    'sets.contains(',
    '.sum()',
    '.join(',
    'b"',
    'r"',
    '1u',
    '0xFFu',
    '.find(',
    'format.named(',
  ],
]
const LONGEST = 4_000

/** One to four small changes, or a splice with another input. */
export function mutateBytes(random: Random, input: Uint8Array, other: Uint8Array): Uint8Array {
  let bytes = Array.from(input)
  for (let times = random.integer(1, 4); times > 0; times--) bytes = changed(random, bytes, other)
  return Uint8Array.from(bytes.slice(0, LONGEST))
}

function changed(random: Random, bytes: number[], other: Uint8Array): number[] {
  const at = random.integer(0, bytes.length)
  const length = Math.min(random.pick([1, 2, 4, 16, 64]), bytes.length - at)
  switch (random.weighted({ word: 6, flip: 2, drop: 2, repeat: 2, splice: 1, move: 1 })) {
    case 'word':
      return bytes.toSpliced(at, random.oneIn(2) ? 0 : length, ...Buffer.from(random.pick(words)))
    case 'flip':
      return bytes.toSpliced(at, Math.min(1, length), random.integer(0, 255))
    case 'drop':
      return bytes.toSpliced(at, length)
    case 'repeat':
      return bytes.toSpliced(at, 0, ...Array.from({ length: random.integer(1, 8) }, () => bytes.slice(at, at + length)).flat())
    case 'splice':
      return [...bytes.slice(0, at), ...other.slice(random.integer(0, other.length))]
    case 'move':
      return bytes.toSpliced(at, length).toSpliced(random.integer(0, bytes.length - length), 0, ...bytes.slice(at, at + length))
  }
}
