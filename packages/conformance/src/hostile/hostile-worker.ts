// Judges one hostile input in a thread of its own, whose memory its parent bounds.
import { parentPort, workerData } from 'node:worker_threads'
import { hostileInputs } from './hostile-inputs.ts'

const { title } = workerData as { readonly title: string }
const input = hostileInputs.find((candidate) => candidate.title === title)
if (input === undefined) throw new RangeError(`there is no hostile input ${title}`)
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
parentPort?.postMessage(input.judge())
