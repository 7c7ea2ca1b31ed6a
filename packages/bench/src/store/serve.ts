/**
 * Objects of 994 bytes, 437 of them managedFields, in pages or whole, and a watch that stays quiet: `serve.js OBJECTS`. `/relist` ends the watch with 410
 * and answers when the watch after the next list has begun.
 */
import type { Http2ServerResponse } from 'node:http2'
import { sendHead, serveSecurely } from '../secure-server.ts'

const count = Number(process.argv[2])
const size = 994
const managedSize = 437

const managed = (padding: number) => [
  {
    manager: 'bench',
    operation: 'Update',
    apiVersion: 'bench.example/v1',
    time: '2026-11-01T08:30:00Z',
    fieldsType: 'FieldsV1',
    fieldsV1: {
      'f:spec': Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`f:field-${i}`, {}])),
      'f:x': { ['f'.repeat(padding)]: {} },
    },
  },
]
const managedFields = managed(managedSize - JSON.stringify(managed(0)).length)
const item = (index: number, note: string) =>
  JSON.stringify({
    apiVersion: 'bench.example/v1',
    kind: 'Thing',
    metadata: {
      name: `thing-${String(index).padStart(6, '0')}`,
      namespace: 'default',
      uid: `5b0a8a4e-0000-4000-8000-${String(index).padStart(12, '0')}`,
      resourceVersion: String(1_000_000 + index),
      generation: 1,
      creationTimestamp: '2026-11-01T08:30:00Z',
      labels: { app: `app-${String(index % 50).padStart(2, '0')}` },
      managedFields,
    },
    spec: { image: 'example.dev/things/image:1', replicas: index % 10, owner: `owner-${String(index % 1_000).padStart(3, '0')}`, note },
  })
const note = 'x'.repeat(size - item(0, '').length)
const items = Array.from({ length: count }, (_, index) => item(index, note))
const bodyOf = (from: number, to: number) => {
  const next = to < count ? `,"continue":"${to}"` : ''
  return `{"apiVersion":"bench.example/v1","kind":"ThingList","metadata":{"resourceVersion":"2000000"${next}},"items":[${items.slice(from, to).join(',')}]}`
}
const expired = JSON.stringify({
  type: 'ERROR',
  object: { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', reason: 'Expired', code: 410 },
})

let watch: Http2ServerResponse | undefined
let begun = (): void => {}
await serveSecurely((request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'https://any')
  if (pathname === '/relist') {
    begun = () => response.end('{}')
    watch?.end(`${expired}\n`)
  } else if (searchParams.has('watch')) {
    sendHead(response)
    watch = response
    begun()
    begun = () => {}
  } else {
    const from = Number(searchParams.get('continue') ?? 0)
    const limit = Number(searchParams.get('limit') ?? count)
    response.writeHead(200, { 'content-type': 'application/json' }).end(bodyOf(from, Math.min(count, from + limit)))
  }
})
