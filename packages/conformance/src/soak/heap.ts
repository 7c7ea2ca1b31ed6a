import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** Live bytes of the JavaScript heap, after a collection. */
export function liveHeap(): number {
  collect()
  collect()
  return process.memoryUsage().heapUsed
}
