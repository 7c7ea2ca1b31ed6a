import type { IncomingMessage, ServerResponse } from 'node:http'

const newline = 0x0a

/**
 * Passes a watch on line by line, so that something can be said between two of them.
 *
 * @param watches gets a function that says one thing more and ends the watch, as long as it is open
 */
export function relayLines(answer: IncomingMessage, response: ServerResponse, watches: Set<(last: string) => void>): void {
  let rest: Buffer[] = []
  const end = (last: string) => {
    watches.delete(end)
    response.end(last)
    answer.destroy()
  }
  watches.add(end)
  answer.on('data', (chunk: Buffer) => {
    if (!watches.has(end)) return
    const last = chunk.lastIndexOf(newline)
    if (last < 0) return void rest.push(chunk)
    const isFree = response.write(Buffer.concat([...rest, chunk.subarray(0, last + 1)]))
    rest = last + 1 < chunk.length ? [chunk.subarray(last + 1)] : []
    if (isFree) return
    answer.pause()
    response.once('drain', () => answer.resume())
  })
  answer.on('end', () => {
    if (watches.delete(end)) response.end(Buffer.concat(rest))
  })
  response.on('close', () => watches.delete(end))
}
