import type { TcpRelay } from '@kindbox/conformance/faults'
import { errorEvent, type World } from './world.ts'

export interface Row {
  readonly name: string
  /** What is wrong before anybody has asked for anything. */
  readonly before?: (world: World) => void
  /** What goes wrong later. */
  readonly strike?: (world: World, relay: TcpRelay) => Promise<void> | void
  /** Seconds that nobody writes after the strike; nothing is lost then, and nothing new is to be seen. */
  readonly quiet?: number
  /** The object that does not fit, so that its error has to name it. */
  readonly bad?: string
}

const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value)
const missing = (object: { spec: Record<string, unknown> }) => void delete object.spec['image']
const wrongType = (object: { spec: Record<string, unknown> }) => void (object.spec['replicas'] = 'three')

const afterExpiry = (world: World) => {
  world.forget()
  world.endWatches()
}

/** The faults, by name. */
export const rows: readonly Row[] = [
  { name: 'watch start answers 410', strike: afterExpiry },
  {
    name: 'ERROR event 410',
    strike(world) {
      world.forget()
      world.endWatches(errorEvent(410))
    },
  },
  { name: 'ERROR event 500', strike: (world) => world.endWatches(errorEvent(500)) },
  { name: 'cut in mid-line', strike: (world, relay) => world.cutMidLine(relay) },
  { name: 'silent stall', strike: (_, relay) => relay.freeze() },
  { name: 'quiet for 60 s', quiet: 60, strike: (world) => world.rest() },
  {
    name: 'watch: 500 x10',
    strike(world) {
      world.answer('watch', ...times(10, 'status 500' as const))
      world.endWatches()
    },
  },
  { name: 'first list: 500 x10', before: (world) => world.answer('list', ...times(10, 'status 500' as const)) },
  {
    name: 'watch: HTML x3',
    strike(world) {
      world.answer('watch', ...times(3, 'html' as const))
      world.endWatches()
    },
  },
  { name: 'first list: HTML x3', before: (world) => world.answer('list', ...times(3, 'html' as const)) },
  {
    name: 'relist after 410: HTML x3',
    strike(world) {
      world.answer('list', ...times(3, 'html' as const))
      afterExpiry(world)
    },
  },
  { name: 'list: a field is missing', bad: 'widget-00003', before: (world) => world.change(3, missing) },
  { name: 'list: a wrong type', bad: 'widget-00003', before: (world) => world.change(3, wrongType) },
  { name: 'watch: a field is missing', bad: 'widget-00003', strike: (world) => world.change(3, missing) },
  { name: 'watch: a wrong type', bad: 'widget-00003', strike: (world) => world.change(3, wrongType) },
]
