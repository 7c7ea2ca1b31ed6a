import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { outputOf } from '../command-output.ts'
import { median, table } from '../statistics.ts'
import { clients } from './clients.ts'

const objects = 10_000
const processes = 5
const rounds = 5

interface Cost {
  first: number
  peakMiB: number
  warm: number[]
}

/** Lists 10,000 objects of 2 KB over loopback with each client in turn, and compares them with bare fetch and JSON.parse. */
export async function listBench(node: string, peers: string, print: (text: string) => void): Promise<void> {
  await using server = await serve(node)
  print(
    `\nList ${objects} objects of ${Math.round(server.bytes / objects)} bytes over loopback; Node ${await versionOf(node)}, ${processes} processes each, interleaved`,
  )
  const worker = fileURLToPath(new URL('./worker.js', import.meta.url))
  const costs = new Map<string, Cost[]>(Object.keys(clients).map((name) => [name, []]))
  for (let process_ = 0; process_ < processes; process_++) {
    for (const [name, measured] of costs) {
      const output = await outputOf(node, [worker, name, server.url, peers, String(objects), String(rounds)])
      measured.push(JSON.parse(output) as Cost)
    }
  }
  const summary = [...costs].map(([name, measured]) => ({
    name,
    warm: Math.min(...measured.map((cost) => median(cost.warm))),
    first: median(measured.map((cost) => cost.first)),
    peak: median(measured.map((cost) => cost.peakMiB)),
  }))
  const floor = summary.find(({ name }) => name === 'floor')!
  const ratio = (value: number, of: number) => `${(value / of).toFixed(2)}x`
  print(
    table([
      ['client', 'CPU ms, warm', 'ratio', 'CPU ms, first list', 'ratio', 'peak RSS MiB', 'ratio'],
      ...summary.map(({ name, warm, first, peak }) => [
        name,
        warm.toFixed(0),
        ratio(warm, floor.warm),
        first.toFixed(0),
        ratio(first, floor.first),
        peak.toFixed(0),
        ratio(peak, floor.peak),
      ]),
    ]),
  )
}

async function serve(node: string): Promise<AsyncDisposable & { url: string; bytes: number }> {
  const child = spawn(node, [fileURLToPath(new URL('./serve.js', import.meta.url)), String(objects)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()))
  const line = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once('line', resolve)
    child.on('close', (code) => reject(new Error(`the list's server exited with ${code}`)))
  })
  const { port, bytes } = JSON.parse(line) as { port: number; bytes: number }
  return {
    url: `http://127.0.0.1:${port}`,
    bytes,
    async [Symbol.asyncDispose]() {
      child.stdin.end()
      await ended
    },
  }
}

async function versionOf(node: string): Promise<string> {
  return (await outputOf(node, ['-p', 'process.versions.node'])).trim()
}
