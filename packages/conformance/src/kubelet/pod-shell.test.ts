import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { Client } from '@kindbox/client'
import type { PodApi } from '@kindbox/operations'
import { afterAll, beforeAll, describe, expect } from '@jest/globals'
import { launchCluster, type Cluster } from './launch-cluster.ts'
import { clusterPrograms, podsOfNewNamespace, runPod, testOn } from './test-cluster.fixture.ts'

const programs = await clusterPrograms()
const on = testOn(programs)
const program = fileURLToPath(new URL('../../../../examples/pod-shell/dist/main.js', import.meta.url))

let cluster: Cluster
let client: Client
let api: PodApi
beforeAll(async () => {
  if ('missing' in programs) return
  cluster = await launchCluster(programs)
  client = await Client.fromKubeconfig({ path: cluster.kubeconfig })
  api = await podsOfNewNamespace(client, 'shells')
  await runPod(api, cluster.node, 'box', { main: ['sleep', '1000'], over: ['true'] }, { restartPolicy: 'Never' })
}, 60_000)
afterAll(async () => {
  client?.close()
  await cluster?.close()
}, 30_000)

const commandLine = (args: readonly string[]) => [program, '--kubeconfig', cluster.kubeconfig, ...args]

/** Runs the example with piped streams; `input: undefined` leaves its input open. */
async function shell(args: readonly string[], input?: string) {
  const child = spawn(process.execPath, commandLine(args))
  const told = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) child[name].setEncoding('utf8').on('data', (text: string) => (told[name] += text))
  if (input !== undefined) child.stdin.end(input)
  const [code] = (await once(child, 'close')) as [number | null]
  child.stdin.destroy()
  return { code, ...told }
}

describe('examples/pod-shell', () => {
  on('piped: input, both outputs and the exit code', async () => {
    expect(await shell(['shells/box'], 'echo out; echo err >&2; exit 7\n')).toEqual({ code: 7, stdout: 'out\n', stderr: 'err\n' })
    const large = 'x'.repeat(1_000_000)
    expect(await shell(['shells/box', '-c', 'main', '--', 'cat'], large)).toEqual({ code: 0, stdout: large, stderr: '' })
  })

  on('ends with its command, though its own input has not', async () => {
    expect(await shell(['shells/box', '--', 'sh', '-c', 'exit 3'])).toEqual({ code: 3, stdout: '', stderr: '' })
  })

  on('says why there is no shell', async () => {
    const failed = (stderr: unknown) => ({ code: 125, stdout: '', stderr })
    expect(await shell(['shells/nobody'])).toEqual(failed('There is no Pod shells/nobody.\n'))
    expect(await shell(['shells/box', '-c', 'other'])).toEqual(failed('Pod shells/box has no container other, only main, over.\n'))
    const over = 'Pod shells/box is not running: over has ended with exit code 0 (Completed).\n'
    expect(await shell(['shells/box', '-c', 'over'])).toEqual(failed(over))
    const unknown = await shell(['shells/box', '--', 'no-such-program'])
    expect(unknown).toEqual(failed(expect.stringMatching(/^The command does not run: .*no-such-program.*\n$/s)))
  })

  on(
    'in a terminal: its size, Ctrl-C for the other side, the exit code',
    async () => {
      // The node gives a command a terminal of its machine, in which the example runs, and asks for another one.
      await using outer = await api.exec('box', [process.execPath, ...commandLine(['shells/box'])], {
        container: 'main',
        tty: true,
        stdin: true,
      })
      let shown = ''
      outer.stdout!.setEncoding('utf8').on('data', (text: string) => (shown += text))
      const seen = async (text: string) => {
        while (!shown.includes(text)) await once(outer.stdout!, 'data')
      }
      const waitForSize = (size: string) => `until [ "$(stty size)" = "${size}" ]; do sleep 0.02; done; echo "size:$(stty size)"\n`
      // The words that are awaited are not those that are typed, which the terminal shows, too.
      outer.stdin!.write('echo up"" now\n')
      await seen('up now')
      await outer.resize({ width: 101, height: 33 })
      outer.stdin!.write(waitForSize('33 101'))
      await seen('size:33 101')
      await outer.resize({ width: 64, height: 16 })
      outer.stdin!.write(waitForSize('16 64'))
      await seen('size:16 64')
      // Short sleeps, as a shell that is interrupted just before it starts one hears of it when that ends.
      outer.stdin!.write(`sh -c 'trap "echo inter""rupted; exit" INT; echo rea""dy; while :; do sleep 0.02; done'\n`)
      await seen('ready')
      outer.stdin!.write('\u0003')
      await seen('interrupted')
      outer.stdin!.write('exit 9\n')
      expect(await outer.exit).toEqual({ type: 'Exited', code: 9 })
    },
    30_000,
  )
})
