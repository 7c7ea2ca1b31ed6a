/** Answers every GET on a loopback port with the same list; prints the port. Started as a process of its own, so that its CPU is not the client's. */
import { createServer } from 'node:http'
import { widget } from './widget.ts'

const count = Number(process.argv[2])
const items = Array.from({ length: count }, (_, i) => widget(i))
const list = { apiVersion: 'bench.example/v1', kind: 'WidgetList', metadata: { resourceVersion: '200000' }, items }
const body = Buffer.from(JSON.stringify(list))

const server = createServer((_, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body)
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address !== null && typeof address !== 'string')
    process.stdout.write(`${JSON.stringify({ port: address.port, bytes: body.length })}\n`)
})
process.stdin.on('end', () => process.exit()).resume()
