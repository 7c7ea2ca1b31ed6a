/**
 * The part of SPDY/3.1 that port-forwarding uses. kubelets speak it with clients, through a WebSocket: see KEP-4006. Nothing here does I/O.
 */

/** What we react to. Streams' replies, settings and windows need no reaction: this server grants no windows. */
export type Frame =
  | { readonly type: 'Data'; readonly stream: number; readonly data: Uint8Array; readonly last: boolean }
  | { readonly type: 'Reset'; readonly stream: number }
  | { readonly type: 'Ping'; readonly id: number }
  | { readonly type: 'GoAway' }

const headLength = 8
const control = { synStream: 1, reset: 3, ping: 6, goAway: 7 } as const
const version = 3
const finFlag = 1
/** `RST_STREAM` with CANCEL: whoever opened the stream does not need it any more. */
const cancel = 5

/** Bytes of data in a frame; as Go's side, whose frames come from 32 KiB buffers. */
export const maxFrameData = 32 * 1024

/** Opens a stream. `first` says whether it is the connection's first one: all header blocks make one zlib stream. */
export function openStreamFrame(stream: number, headers: { readonly [name: string]: string }, first: boolean): Uint8Array {
  const block = storedBlock(headerBlock(headers), first)
  const body = Buffer.alloc(10)
  body.writeUInt32BE(stream, 0)
  return controlFrame(control.synStream, Buffer.concat([body, block]))
}

/** Data for a stream; the last frame ends our direction of it. */
export function dataFrame(stream: number, data: Uint8Array, last = false): Uint8Array {
  const frame = Buffer.allocUnsafe(headLength + data.length)
  frame.writeUInt32BE(stream, 0)
  frame.writeUInt32BE(data.length, 4)
  frame[4] = last ? finFlag : 0
  frame.set(data, headLength)
  return frame
}

/** Gives a stream up. */
export function resetFrame(stream: number): Uint8Array {
  const body = Buffer.alloc(8)
  body.writeUInt32BE(stream, 0)
  body.writeUInt32BE(cancel, 4)
  return controlFrame(control.reset, body)
}

/** Asks, or answers, with a number: odd ones are the client's questions. */
export function pingFrame(id: number): Uint8Array {
  const body = Buffer.alloc(4)
  body.writeUInt32BE(id, 0)
  return controlFrame(control.ping, body)
}

/** Finds frames in bytes that may be cut anywhere. */
export class FrameReader {
  #rest: Buffer = Buffer.alloc(0)

  push(bytes: Uint8Array): Frame[] {
    const all = this.#rest.length === 0 ? asBuffer(bytes) : Buffer.concat([this.#rest, bytes])
    const frames: Frame[] = []
    let at = 0
    while (all.length - at >= headLength) {
      const length = all.readUIntBE(at + 5, 3)
      const end = at + headLength + length
      if (all.length < end) break
      const frame = frameOf(all.subarray(at, end))
      if (frame !== undefined) frames.push(frame)
      at = end
    }
    this.#rest = all.subarray(at)
    return frames
  }
}

function frameOf(frame: Buffer): Frame | undefined {
  const last = (frame[4]! & finFlag) !== 0
  const first = frame.readUInt32BE(0)
  const body = frame.subarray(headLength)
  if (first < 0x8000_0000) return { type: 'Data', stream: first, data: body, last }
  const kind = first & 0xffff
  if (kind === control.goAway) return { type: 'GoAway' }
  if (body.length < 4) return undefined
  const id = body.readUInt32BE(0) & 0x7fff_ffff
  if (kind === control.reset) return { type: 'Reset', stream: id }
  if (kind === control.ping) return { type: 'Ping', id: body.readUInt32BE(0) }
  return undefined
}

function controlFrame(kind: number, body: Uint8Array): Uint8Array {
  const frame = Buffer.alloc(headLength + body.length)
  frame.writeUInt16BE(0x8000 | version, 0)
  frame.writeUInt16BE(kind, 2)
  frame.writeUInt32BE(body.length, 4)
  frame.set(body, headLength)
  return frame
}

/** Names in lower case, as the protocol wants them. */
function headerBlock(headers: { readonly [name: string]: string }): Buffer {
  const texts = Object.entries(headers).flatMap(([name, value]) => [name.toLowerCase(), value].map((text) => Buffer.from(text)))
  const lengthOf = (number: number) => {
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32BE(number, 0)
    return bytes
  }
  return Buffer.concat([lengthOf(texts.length / 2), ...texts.flatMap((text) => [lengthOf(text.length), text])])
}

/**
 * Header blocks are compressed with a dictionary. They are a hundred bytes each, so ours are in blocks that deflate (RFC 1951) stores as
 * they are, and need neither. The empty block at the end makes a reader hand out what it has.
 */
function storedBlock(bytes: Buffer, first: boolean): Buffer {
  const head = Buffer.from([0, 0, 0, 0, 0])
  head.writeUInt16LE(bytes.length, 1)
  head.writeUInt16LE(~bytes.length & 0xffff, 3)
  const zlibHead = Buffer.from(first ? [0x78, 0x01] : [])
  return Buffer.concat([zlibHead, head, bytes, Buffer.from([0, 0, 0, 0xff, 0xff])])
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
