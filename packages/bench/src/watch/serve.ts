/** 500 widgets, and a watch that tells of changes of them: `serve.js EVENTS bulk|flush`. */
import { setImmediate as turn } from 'node:timers/promises'
import { widget } from '../list/widget.ts'
import { sendHead, serveSecurely } from '../secure-server.ts'

const objects = 500
const [events, how] = [Number(process.argv[2]), process.argv[3]]

/** Each change is the next generation of its object, so that whoever takes it can tell whether it lost one. */
const state = (index: number, generation: number, version: number) => {
  const object = widget(index)
  const annotations = { ...object.metadata.annotations, 'example.dev/note': 'x'.repeat(120) }
  return { ...object, metadata: { ...object.metadata, annotations, generation, resourceVersion: String(version) } }
}
const items = Array.from({ length: objects }, (_, index) => state(index, 1, index + 1))
const list = JSON.stringify({ apiVersion: 'bench.example/v1', kind: 'WidgetList', metadata: { resourceVersion: String(objects) }, items })
const lines = Array.from({ length: events }, (_, index) => {
  const object = state(index % objects, 2 + Math.floor(index / objects), objects + 1 + index)
  return Buffer.from(`${JSON.stringify({ type: 'MODIFIED', object })}\n`)
})

await serveSecurely((request, response) => {
  if (!request.url.includes('watch=')) return void response.writeHead(200, { 'content-type': 'application/json' }).end(list)
  sendHead(response)
  void (async () => {
    if (how === 'bulk') for (let from = 0; from < lines.length; from += 100) response.write(Buffer.concat(lines.slice(from, from + 100)))
    else {
      for (const line of lines) {
        response.write(line)
        await turn()
      }
    }
  })()
})
