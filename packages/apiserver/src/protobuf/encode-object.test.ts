import { expect, test } from '@jest/globals'
import { encodeObject } from './encode-object.ts'

/** Bytes as text, as `protoc --decode_raw` would take them. */
const bytes = (object: Parameters<typeof encodeObject>[0]) => Buffer.from(encodeObject(object) ?? []).toString('latin1')

test('a Status has all its texts, and details only where there are some', () => {
  const status = { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message: 'ü', code: 404 }
  const meta = '\n\x06\n\0\x12\0\x1a\0'
  const texts = '\x12\x07Failure\x1a\x02\xc3\xbc"\0'
  expect(bytes(status)).toBe(`k8s\0\n\x0c\n\x02v1\x12\x06Status\x12\x1a${meta}${texts}0\x94\x03\x1a\0"\0`)
  const details = '*\x14\n\x01a\x12\0\x1a\0"\x07\n\x01r\x12\0\x1a\0(\x012\0'
  expect(bytes({ ...status, details: { name: 'a', causes: [{ reason: 'r' }], retryAfterSeconds: 1 } })).toContain(
    `${texts}${details}0\x94\x03`,
  )
})

test('a list of resources tells what each can do', () => {
  const resource = { name: 'foos', namespaced: true, kind: 'Foo', verbs: ['get', 'list'], singularName: 'foo', shortNames: ['f'] }
  const list = { kind: 'APIResourceList', groupVersion: 'a/v1', resources: [resource] }
  const encoded = '\n\x04foos\x10\x01\x1a\x03Foo"\x0b\n\x03get\n\x04list*\x01f2\x03fooB\0J\0R\0'
  expect(bytes(list)).toContain(`\n\x04a/v1\x12${String.fromCharCode(encoded.length)}${encoded}`)
})

test('what is longer than 127 bytes says so in two', () => {
  const message = 'x'.repeat(300)
  expect(bytes({ kind: 'Status', apiVersion: 'v1', message })).toContain(`\x1a\xac\x02${message}`)
})

test('objects of other kinds are never written so', () => {
  expect(encodeObject({ kind: 'Namespace', apiVersion: 'v1' })).toBeUndefined()
})
