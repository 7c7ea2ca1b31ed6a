import { decodeUtf8, wellFormed } from '@kindbox/core'
import { parseGoFloat, parseGoInt } from './go-number.ts'
import { contentError } from './yaml-error.ts'
import { type ScalarNode, TAG_PREFIX } from './yaml-node.ts'

/** What a scalar is: YAML's own kinds, or text with a tag that nobody knows. */
export type Resolved =
  | { readonly is: 'null' }
  | { readonly is: 'bool'; readonly value: boolean }
  /** A bigint where a JavaScript number cannot hold the integer exactly. */
  | { readonly is: 'int'; readonly value: number | bigint }
  | { readonly is: 'float'; readonly value: number }
  | { readonly is: 'string'; readonly value: string }

type Kind = 'null' | 'bool' | 'int' | 'float' | 'timestamp' | 'str'

/** YAML 1.1 in go-yaml's selection: the words of the specification, and the single letters `y` and `n`. */
const WORDS: ReadonlyMap<string, Resolved> = new Map([
  ...entries(['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'], { is: 'bool', value: true }),
  ...entries(['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'], { is: 'bool', value: false }),
  ...entries(['', '~', 'null', 'Null', 'NULL'], { is: 'null' }),
  ...entries(['.nan', '.NaN', '.NAN'], { is: 'float', value: Number.NaN }),
  ...entries(['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'], { is: 'float', value: Number.POSITIVE_INFINITY }),
  ...entries(['-.inf', '-.Inf', '-.INF'], { is: 'float', value: Number.NEGATIVE_INFINITY }),
])

/** The tags under which a scalar is looked at; with any other it is text. */
const RESOLVABLE: ReadonlySet<string> = new Set([
  '',
  ...['str', 'bool', 'int', 'float', 'null', 'timestamp'].map((name) => TAG_PREFIX + name),
])

/**
 * Says what a scalar is, by go-yaml v2's rules (`resolve`): `yes` is a boolean, `0755` an octal number, `1_000` a thousand; a date
 * stays the text that it is, because it is decoded into no particular type.
 *
 * @throws YamlError when a tag says something else than the text.
 */
export function resolveScalar({ value, tag, implicit, mark }: ScalarNode): Resolved {
  if (tag === '' && !implicit) return { is: 'string', value }
  if (tag === `${TAG_PREFIX}binary`) return { is: 'string', value: decodeBase64(value, mark) }
  if (!RESOLVABLE.has(tag) || tag === `${TAG_PREFIX}str`) return { is: 'string', value }
  const { kind, resolved } = guess(value, tag)
  const wanted = tag.slice(TAG_PREFIX.length)
  if (tag === '' || wanted === kind) return resolved
  if (wanted === 'float' && resolved.is === 'int' && kind === 'int') return { is: 'float', value: Number(resolved.value) }
  throw contentError(`cannot decode !!${kind} \`${value}\` as a !!${wanted}`, mark)
}

interface Guess {
  readonly kind: Kind
  readonly resolved: Resolved
}

function guess(text: string, tag: string): Guess {
  const word = WORDS.get(text)
  if (word !== undefined) return { kind: word.is === 'string' ? 'str' : word.is, resolved: word }
  const asText: Resolved = { is: 'string', value: text }
  if (text.startsWith('.')) return float(parseGoFloat(text)) ?? { kind: 'str', resolved: asText }
  if (!/^[-+\d]/.test(text)) return { kind: 'str', resolved: asText }
  if (tag === `${TAG_PREFIX}timestamp` && TIMESTAMPS.some((format) => format.test(text))) return { kind: 'timestamp', resolved: asText }
  const plain = text.replaceAll('_', '')
  const integer = parseGoInt(plain)
  if (integer !== undefined) return { kind: 'int', resolved: { is: 'int', value: integer } }
  return (STYLE_FLOAT.test(plain) ? float(parseGoFloat(plain)) : undefined) ?? { kind: 'str', resolved: asText }
}

function float(value: number | undefined): Guess | undefined {
  return value === undefined ? undefined : { kind: 'float', resolved: { is: 'float', value } }
}

const STYLE_FLOAT = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/

/** The formats of a `!!timestamp`. Without the tag a date is text in any case, because it is decoded into no particular type. */
const TIMESTAMPS: readonly RegExp[] = [
  /^\d{4}-\d{1,2}-\d{1,2}[Tt]\d{1,2}:\d{1,2}:\d{1,2}(?:[.,]\d+)?(?:Z|[-+]\d\d:\d\d)$/,
  /^\d{4}-\d{1,2}-\d{1,2} \d{1,2}:\d{1,2}:\d{1,2}(?:[.,]\d+)?$/,
  /^\d{4}-\d{1,2}-\d{1,2}$/,
]

function decodeBase64(text: string, mark: ScalarNode['mark']): string {
  const compact = text.replace(/[\r\n]/g, '')
  if (!/^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/.test(compact)) {
    throw contentError('!!binary value contains invalid base64 data', mark)
  }
  return wellFormed(decodeUtf8(Uint8Array.from(atob(compact), (character) => character.charCodeAt(0))))
}

function entries(words: readonly string[], resolved: Resolved): [string, Resolved][] {
  return words.map((word) => [word, resolved])
}
