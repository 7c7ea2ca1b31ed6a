import { createInflate } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { dataFrame, FrameReader, openStreamFrame, pingFrame, resetFrame, type Frame } from './spdy-frames.ts'

const goAway = Buffer.from([0x80, 3, 0, 7, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0])
const settings = Buffer.from([0x80, 3, 0, 4, 0, 0, 0, 4, 0, 0, 0, 0])
const reply = Buffer.from([0x80, 3, 0, 2, 0, 0, 0, 4, 0, 0, 0, 1])
const text = (value: string) => new Uint8Array(Buffer.from(value))

/** Without what differs only in the class of its bytes. */
const plain = (frame: Frame) => (frame.type === 'Data' ? { ...frame, data: new Uint8Array(frame.data) } : frame)

test('frames are found wherever the bytes are cut', () => {
  const bytes = Buffer.concat([
    settings,
    reply,
    dataFrame(3, text('hello')),
    pingFrame(2),
    dataFrame(3, text(''), true),
    resetFrame(5),
    goAway,
  ])
  const expected: Frame[] = [
    { type: 'Data', stream: 3, data: text('hello'), last: false },
    { type: 'Ping', id: 2 },
    { type: 'Data', stream: 3, data: text(''), last: true },
    { type: 'Reset', stream: 5 },
    { type: 'GoAway' },
  ]
  for (let cut = 0; cut <= bytes.length; cut++) {
    const reader = new FrameReader()
    const found = [...reader.push(bytes.subarray(0, cut)), ...reader.push(bytes.subarray(cut))]
    expect(found.map(plain)).toEqual(expected)
  }
})

test('a frame with the longest length is waited for', () => {
  const head = Buffer.from([0, 0, 0, 1, 0, 0xff, 0xff, 0xff])
  expect(new FrameReader().push(head)).toEqual([])
})

describe('header blocks are one zlib stream', () => {
  test('of which each one can be read as soon as it is there', async () => {
    const inflate = createInflate()
    const blocks = [openStreamFrame(1, { streamType: 'error', port: '80' }, true), openStreamFrame(3, { streamType: 'data' }, false)]
    const found: string[] = []
    for (const frame of blocks) {
      expect([...frame.subarray(0, 4)]).toEqual([0x80, 3, 0, 1])
      const read = new Promise<Buffer>((resolve) => inflate.once('data', resolve))
      inflate.write(frame.subarray(18))
      found.push((await read).toString('latin1'))
    }
    expect(found).toEqual([
      '\0\0\0\x02\0\0\0\x0astreamtype\0\0\0\x05error\0\0\0\x04port\0\0\0\x0280',
      '\0\0\0\x01\0\0\0\x0astreamtype\0\0\0\x04data',
    ])
  })
})
