import { median } from '../statistics.ts'
import { definition, gadget, gadgets } from './definition.ts'
import type { Target } from './target.ts'

/** What one server did. */
export interface Figures {
  readonly createsPerSecond: number
  /** Milliseconds. */
  readonly list: number
  readonly eventsPerSecond: number
}

export const objects = 10_000
export const watchers = 100
const atOnce = 16
const changes = 200
const lists = 5

/** Creates the objects, lists them all, and changes some before the eyes of many. */
export async function measure(target: Target): Promise<Figures> {
  await target.send('POST', '/apis/apiextensions.k8s.io/v1/customresourcedefinitions', JSON.stringify(definition))
  await served(target)
  // The real server holds back the first creation of a new kind, and Node compiles what runs often.
  await create(target, 'warm', 200)
  const started = performance.now()
  await create(target, 'gadget', objects)
  const createsPerSecond = (objects / (performance.now() - started)) * 1000
  const times: number[] = []
  for (let round = 0; round < lists; round++) times.push(await timed(() => target.send('GET', gadgets)))
  return { createsPerSecond, list: median(times), eventsPerSecond: await fanOut(target) }
}

async function served(target: Target): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await target.send('GET', gadgets)
      return
    } catch (error) {
      if (tries === 200) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

async function create(target: Target, prefix: string, count: number): Promise<void> {
  let next = 0
  const work = async () => {
    while (next < count) await target.send('POST', gadgets, gadget(`${prefix}-${next++}`))
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}

/** Events per second, all watchers together, from the first change until the last watcher has seen the last one. */
async function fanOut(target: Target): Promise<number> {
  // One each: a signal warns of more than ten listeners.
  const stops = Array.from({ length: watchers }, () => new AbortController())
  try {
    const { metadata } = JSON.parse(await target.send('GET', `${gadgets}?limit=1`)) as { metadata: { resourceVersion: string } }
    const path = `${gadgets}?watch=true&resourceVersion=${metadata.resourceVersion}`
    const streams = await Promise.all(stops.map(({ signal }) => target.watch(path, signal)))
    const seen = Promise.all(streams.map((stream) => readLines(stream, changes)))
    const started = performance.now()
    await create(target, 'event', changes)
    await seen
    return ((changes * watchers) / (performance.now() - started)) * 1000
  } finally {
    for (const stop of stops) stop.abort()
  }
}

async function readLines(stream: AsyncIterable<Uint8Array>, count: number): Promise<void> {
  let lines = 0
  for await (const chunk of stream) {
    for (const byte of chunk) if (byte === 10) lines++
    if (lines >= count) return
  }
  throw new Error(`a watch ended after ${lines} of ${count} events`)
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}
