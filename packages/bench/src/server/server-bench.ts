import { createApiServer } from '@kindbox/apiserver'
import { launchKubernetes } from '@kindbox/apiserver/testing'
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { outputOf } from '../command-output.ts'
import { median, table } from '../statistics.ts'
import { type Figures, measure, objects, watchers } from './measure.ts'
import { inProcess, overHttps } from './target.ts'

const processes = 5

interface Row extends Figures {
  readonly name: string
  /** Milliseconds until the first request was answered. */
  readonly first: number
}

/** Measures the embedded server, in process and over HTTPS, beside the real kube-apiserver; ratios are to the real one. */
export async function serverBench(print: (text: string) => void): Promise<void> {
  const assets = await kubeAssets()
  print(`\nAn API server: ${objects} objects of one kind, ${watchers} watchers; Node ${process.versions.node}`)
  const rows = [await embeddedInProcess(), await embeddedOverHttps(), await real(assets)]
  const [last] = rows.slice(-1) as [Row]
  const times = (value: number) => `${value < 10 ? value.toFixed(2) : value.toFixed(0)}x`
  print(
    table([
      ['server', 'first answer, ms', 'sooner', 'creates/s', 'ratio', `list of ${objects}, ms`, 'sooner', 'events/s', 'ratio'],
      ...rows.map(({ name, first, createsPerSecond, list, eventsPerSecond }) => [
        name,
        first.toFixed(0),
        times(last.first / first),
        createsPerSecond.toFixed(0),
        times(createsPerSecond / last.createsPerSecond),
        list.toFixed(0),
        times(last.list / list),
        eventsPerSecond.toFixed(0),
        times(eventsPerSecond / last.eventsPerSecond),
      ]),
    ]),
  )
}

async function embeddedInProcess(): Promise<Row> {
  await using server = createApiServer()
  return { name: 'embedded, in process', first: await firstRequest('in-process'), ...(await measure(inProcess(server))) }
}

async function embeddedOverHttps(): Promise<Row> {
  const first = await firstRequest('https')
  const child = spawn(process.execPath, [fileURLToPath(new URL('./serve.js', import.meta.url))], { stdio: ['pipe', 'pipe', 'inherit'] })
  try {
    const line = await new Promise<string>((resolve, reject) => {
      createInterface(child.stdout).once('line', resolve)
      child.on('close', (code) => reject(new Error(`the embedded server exited with ${code}`)))
    })
    const endpoint = JSON.parse(line) as { url: string; ca: string; token: string }
    return { name: 'embedded, HTTPS', first, ...(await measure(overHttps('embedded, HTTPS', endpoint))) }
  } finally {
    child.stdin.end()
  }
}

async function real(assets: string): Promise<Row> {
  const started = performance.now()
  await using server = await launchKubernetes({ assets })
  // It is launched when it has answered.
  const first = performance.now() - started
  const { url, ca, admin } = server
  return { name: 'kube-apiserver', first, ...(await measure(overHttps('kube-apiserver', { url, ca, ...admin }))) }
}

async function firstRequest(how: 'in-process' | 'https'): Promise<number> {
  const worker = fileURLToPath(new URL('./first-request.js', import.meta.url))
  const times: number[] = []
  for (let process_ = 0; process_ < processes; process_++) times.push(Number(await outputOf(process.execPath, [worker, how])))
  return median(times)
}

/** The folder of etcd and kube-apiserver: the user's, or the one that the conformance suite builds. */
async function kubeAssets(): Promise<string> {
  const assets = process.env['KUBEBUILDER_ASSETS'] ?? ''
  if (assets !== '') return assets
  const command = fileURLToPath(new URL('../../../conformance/dist/tools/build-command.js', import.meta.url))
  return (await outputOf(process.execPath, [command])).trim()
}
