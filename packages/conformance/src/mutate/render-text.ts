import { decodeUtf8 } from '@kindbox/core'
import type { Random } from '../differential/random.ts'
import { isObject, type Json, RawNumber } from './json.ts'

/** A document as it is sent. */
export interface Rendered {
  readonly contentType: 'application/json' | 'application/yaml'
  /** Half characters are gone; bytes that are no UTF-8 are as `decodeUtf8` has them. */
  readonly text: string
}

/**
 * Writes a document as JSON or YAML, at times with a key twice or bytes that are no UTF-8, and in YAML with scalars that version 1.1 reads otherwise
 * than they look.
 */
export function renderText(random: Random, document: Json): Rendered {
  const twice = random.oneIn(25)
  const yaml = random.oneIn(3)
  const text = yaml ? `${new YamlWriter(random, twice).block(document, 0)}\n` : json(random, document, twice)
  const whole = Buffer.from(text).toString()
  const sent = random.oneIn(80) ? broken(random, whole, yaml) : whole
  return { contentType: yaml ? 'application/yaml' : 'application/json', text: sent }
}

/** Bytes that begin, go on or end no character. */
const fragments = ['ff', '80', 'c3', 'e282', 'f09f98', 'eda080', 'c0af', 'f4908080', 'efbfbe'].map((hex) =>
  decodeUtf8(Buffer.from(hex, 'hex')),
)

/** With bytes that are no UTF-8: anywhere in YAML, in a key or a string of JSON, which is read as YAML where it is none. */
function broken(random: Random, text: string, yaml: boolean): string {
  const strings = yaml ? [] : Array.from(text.matchAll(/"(?:[^"\\]|\\.)*"/g), ({ index }) => index + 1)
  const at = yaml ? random.integer(0, text.length) : random.pick(strings)
  return text.slice(0, at) + random.pick(fragments) + text.slice(at)
}

function json(random: Random, value: Json, twice: boolean): string {
  if (value instanceof RawNumber) return value.text
  if (Array.isArray(value)) return `[${value.map((item) => json(random, item, twice)).join(',')}]`
  if (!isObject(value)) return quoted(random, value)
  return `{${entriesOf(random, value, twice)
    .map(([field, item]) => `${quoted(random, field)}:${json(random, item, twice)}`)
    .join(',')}}`
}

/** Escapes of characters that need none are read alike. */
function quoted(random: Random, value: null | boolean | number | string): string {
  const text = JSON.stringify(value)
  if (typeof value !== 'string' || !random.oneIn(40)) return text
  return text.replaceAll(/[^\\"\n]/g, (char) =>
    random.oneIn(3) && !text.includes('\\') ? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}` : char,
  )
}

function entriesOf(random: Random, object: { [field: string]: Json }, twice: boolean): [string, Json][] {
  const entries = Object.entries(object)
  if (twice && entries.length > 0 && random.oneIn(6)) entries.push([random.pick(entries)[0], random.pick(entries)[1]])
  return entries
}

/** Scalars that YAML 1.1 has, and JSON has not. */
const traps: readonly string[] = [
  ...[
    'no',
    'Yes',
    'ON',
    'off',
    'y',
    'n',
    'True',
    'NULL',
    'Null',
    '~',
    '',
    '010',
    '0o10',
    '0x1F',
    '0b11',
    '1_000',
    '1:20',
    '190:20:30',
    '+1',
    '.5',
    '5.',
    '-.5',
  ],
  ...[
    '.inf',
    '-.INF',
    '.NaN',
    '1e3',
    '1E+3',
    '1e',
    '0.0e0',
    '2024-02-29',
    '2024-02-29 12:00:00',
    '2024-02-29T12:00:00Z',
    '=',
    '<<',
    '9223372036854775808',
  ],
  ...[
    '!!str 1',
    '!!int "3"',
    '!!float 1',
    '!!bool yes',
    '!!binary aGk=',
    '!!null x',
    '! 1',
    '!a b',
    '&a 1',
    '*a',
    '"\\x41\\u00e9\\U0001F600"',
    "'it''s'",
    '|',
    '>-',
    '@x',
    '`x',
  ],
  ...['a: b', 'a #b', '#', '- a', '? a', '%x', '[a, b]', '{a: 1}', '{a: 1, a: 2}', '[', '"'],
]

class YamlWriter {
  readonly #random: Random
  readonly #twice: boolean
  readonly #trapped: boolean

  constructor(random: Random, twice: boolean) {
    this.#random = random
    this.#twice = twice
    this.#trapped = random.oneIn(4)
  }

  block(value: Json, depth: number): string {
    const indent = '  '.repeat(depth)
    if (Array.isArray(value) && value.length > 0) {
      return value.map((item) => `${indent}-${this.#below(item, depth)}`).join('\n')
    }
    if (isObject(value) && Object.keys(value).length > 0) {
      return entriesOf(this.#random, value, this.#twice)
        .map(([field, item]) => `${indent}${this.#key(field)}:${this.#below(item, depth)}`)
        .join('\n')
    }
    return indent + this.#scalar(value)
  }

  #below(value: Json, depth: number): string {
    if (typeof value !== 'object' || value === null || value instanceof RawNumber || Object.keys(value).length === 0) {
      return ` ${typeof value === 'string' ? this.#string(value, depth) : this.#scalar(value)}`
    }
    if (this.#random.oneIn(8)) return ` ${json(this.#random, value, this.#twice)}`
    return `\n${this.block(value, depth + 1)}`
  }

  #key(field: string): string {
    if (this.#trapped && this.#random.oneIn(60))
      return this.#random.pick(['no', '1', '1.5', '~', 'true', '<<', '0x10', '2024-02-29', '? a', '[a]'])
    return /^[A-Za-z][\w./-]*$/.test(field) && !/^(?:[yn]|yes|no|on|off|true|false|null)$/i.test(field) ? field : JSON.stringify(field)
  }

  #string(text: string, depth: number): string {
    if (this.#trapped && this.#random.oneIn(25)) return this.#random.pick(traps)
    if (/^[A-Za-z][\w ./-]*$/.test(text) && text.trim() === text && this.#random.oneIn(2)) return text
    if (/^[ -~]+$/.test(text) && this.#random.oneIn(4)) return `'${text.replaceAll("'", "''")}'`
    if (/^[!-~][ -~\n]*$/.test(text) && this.#random.oneIn(5)) {
      const sign = this.#random.pick(['|', '|-', '|+', '>', '>-'])
      return `${sign}\n${text
        .split('\n')
        .map((line) => (line === '' ? '' : '  '.repeat(depth + 1) + line))
        .join('\n')}`
    }
    return JSON.stringify(text)
  }

  #scalar(value: Json): string {
    if (this.#trapped && this.#random.oneIn(25)) return this.#random.pick(traps)
    return value instanceof RawNumber ? value.text : JSON.stringify(value)
  }
}
