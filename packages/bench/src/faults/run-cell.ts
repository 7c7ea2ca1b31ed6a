import { TcpRelay } from '@kindbox/conformance/faults'
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Report } from './report.ts'
import type { Row } from './rows.ts'
import { World } from './world.ts'

/** What one informer made of one fault. */
export interface Cell {
  /** Seconds from the fault's beginning to the first new event; undefined where none came. */
  readonly back: number | undefined
  /** Of those, the seconds after its end, which is the last wrong answer; undefined where the fault has none. */
  readonly late: number | undefined
  /** Requests from the fault's beginning to the first new event, and the most of them within a second. */
  readonly requests: number
  readonly most: number
  /** Connections opened since the fault's beginning. */
  readonly connections: number
  readonly falseDeletes: number
  /** Events that told what had been told before, or less. */
  readonly doubled: number
  /** Objects that were not told of in their last state. */
  readonly lost: number
  readonly errors: number
  /** Whether an error named the object that does not fit; undefined where all fit. */
  readonly named: boolean | undefined
}

/** Seconds after which nobody is waited for. */
export const bound = 75

type Timed = Report & { readonly at: number }

/** Lets one informer meet one fault. */
export async function runCell(row: Row, informer: string, node: string, peers: string): Promise<Cell> {
  await using world = await World.create()
  await using relay = await TcpRelay.to(world.port)
  row.before?.(world)
  const reports: Timed[] = []
  const worker = fileURLToPath(new URL('./worker.js', import.meta.url))
  const child = spawn(node, [worker, informer, `https://127.0.0.1:${relay.port}`, peers], { stdio: ['pipe', 'pipe', 'ignore'] })
  const ended = new Promise((resolve) => child.on('close', resolve))
  createInterface(child.stdout).on('line', (line) => reports.push({ ...(JSON.parse(line) as Report), at: performance.now() }))
  child.stdin.end(world.ca)
  try {
    if (row.before === undefined) {
      world.write()
      await until(() => reports.filter(({ type }) => type === 'Modified').length >= 4, 30)
      // In the middle between two changes, so that none is under way.
      await sleep(250)
    } else {
      await until(() => world.requests.length > 0, 30)
      world.write()
    }
    const struck = row.before === undefined ? performance.now() : world.requests[0]!.at
    const [version, connections] = [world.version, relay.connections]
    await row.strike?.(world, relay)
    if (row.quiet !== undefined) {
      await sleep(row.quiet * 1_000)
      world.write()
    }
    // One that comes from before the fault is no sign of life.
    const news = () =>
      reports.find((each): each is Timed & { version: number } => 'version' in each && each.at > struck && each.version > version)
    await until(() => news() !== undefined, bound)
    const back = news()?.at
    const cutOff = back ?? performance.now()
    // All objects change once more, a bad one among them.
    await sleep(6_000)
    world.rest()
    await sleep(back === undefined ? 0 : 1_500)
    const sent = world.requests.filter(({ at }) => at >= struck && at <= cutOff).map(({ at }) => at)
    return {
      back: back === undefined ? undefined : (back - struck) / 1_000 - (row.quiet ?? 0),
      late: back === undefined || world.lastWrong === undefined ? undefined : (back - world.lastWrong) / 1_000,
      requests: sent.length,
      most: Math.max(0, ...sent.map((from) => sent.filter((at) => at >= from && at < from + 1_000).length)),
      connections: relay.connections - connections,
      ...judge(reports, world),
      named: row.bad === undefined ? undefined : reports.some((each) => each.type === 'Error' && each.message.includes(row.bad!)),
    }
  } finally {
    child.kill()
    await ended
  }
}

function judge(reports: readonly Timed[], world: World): Pick<Cell, 'falseDeletes' | 'doubled' | 'lost' | 'errors'> {
  const known = new Map<string, number>()
  let [falseDeletes, doubled, errors] = [0, 0, 0]
  for (const report of reports) {
    if (report.type === 'Error') errors++
    else if (report.type === 'Deleted') {
      falseDeletes++
      known.delete(report.name)
    } else if (report.type !== 'Synced') {
      if (report.version <= (known.get(report.name) ?? 0)) doubled++
      known.set(report.name, report.version)
    }
  }
  const lost = [...world.state].filter(([name, version]) => known.get(name) !== Number(version)).length
  return { falseDeletes, doubled, lost, errors }
}

async function until(holds: () => boolean, seconds: number): Promise<void> {
  for (const end = performance.now() + seconds * 1_000; !holds() && performance.now() < end;) await sleep(20)
}
