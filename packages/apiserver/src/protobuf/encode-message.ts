import { isRecord } from '../decode/record.ts'

/** A field of a message, by its name in JSON. */
export interface MessageField {
  readonly number: number
  readonly name: string
  /** `strings` is a message with nothing but a list of them, which in JSON is the list. */
  readonly type: 'string' | 'bytes' | 'bool' | 'int' | 'strings' | Message
  /** `repeated`: each item is a field of its own. `optional`: a pointer, left out where there is none. Default: always there, as Go's values are. */
  readonly label?: 'repeated' | 'optional'
}

/** The fields of a message, in the order of their numbers: so Go's generated code writes them. */
export type Message = readonly MessageField[]

/** A value of JSON as a message of protocol buffers, without knowing of fields that the message does not have. */
export function encodeMessage(message: Message, value: unknown): Uint8Array<ArrayBuffer> {
  const record = isRecord(value) ? value : {}
  return Buffer.concat(message.flatMap((field) => encodeField(field, Object.hasOwn(record, field.name) ? record[field.name] : undefined)))
}

function encodeField(field: MessageField, value: unknown): Buffer[] {
  if (field.label === 'repeated') return Array.isArray(value) ? value.map((item) => encodeValue(field, item)) : []
  return value === undefined && field.label === 'optional' ? [] : [encodeValue(field, value)]
}

const VARINT = 0
const DELIMITED = 2

function encodeValue({ number, type }: MessageField, value: unknown): Buffer {
  const tag = (wireType: number) => varint(BigInt((number << 3) | wireType))
  if (type === 'bool') return Buffer.concat([tag(VARINT), varint(value === true ? 1n : 0n)])
  if (type === 'int') return Buffer.concat([tag(VARINT), varint(BigInt.asUintN(64, BigInt(typeof value === 'number' ? value : 0)))])
  const bytes = encodeBytes(type, value)
  return Buffer.concat([tag(DELIMITED), varint(BigInt(bytes.length)), bytes])
}

function encodeBytes(type: Exclude<MessageField['type'], 'bool' | 'int'>, value: unknown): Uint8Array {
  if (type === 'bytes') return value instanceof Uint8Array ? value : new Uint8Array()
  if (type === 'string') return Buffer.from(typeof value === 'string' ? value : '')
  return type === 'strings' ? encodeMessage(STRINGS, { items: value }) : encodeMessage(type, value)
}

const STRINGS: Message = [{ number: 1, name: 'items', type: 'string', label: 'repeated' }]

/** Seven bits a byte, the lowest first; the eighth says that there are more. */
function varint(value: bigint): Buffer {
  const bytes: number[] = []
  let rest = value
  while (rest >= 0x80n) {
    bytes.push(Number(rest & 0x7fn) | 0x80)
    rest >>= 7n
  }
  return Buffer.from([...bytes, Number(rest)])
}
