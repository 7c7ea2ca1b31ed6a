import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { request } from 'node:http'
import { connect, type Socket } from 'node:net'
import { Client } from '@kindbox/client'
import { isApiError, isKubeError } from '@kindbox/core'
import { pods, type PodApi } from '@kindbox/operations'
import { Binding } from '@kindbox/schemas/core/v1'
import { afterAll, beforeAll, describe, expect } from '@jest/globals'
import { launchCluster, type Cluster } from './launch-cluster.ts'
import { clusterPrograms, firstLine, podsOfNewNamespace, runPod, serverProgram, testOn, until } from './test-cluster.fixture.ts'

const programs = await clusterPrograms()
const on = testOn(programs)

let cluster: Cluster
let client: Client
let api: PodApi
beforeAll(async () => {
  if ('missing' in programs) return
  cluster = await launchCluster({ ...programs, args: ['--feature-gates=PodLogsQuerySplitStreams=true'] })
  client = await Client.fromKubeconfig({ path: cluster.kubeconfig, onWarning: () => {} })
  api = await podsOfNewNamespace(client, 'pods')
  await runPod(api, cluster.node, 'box', {
    main: { command: ['sh', '-c', 'echo out-1; echo err-1 >&2; echo out-2; exec sleep 1000'] },
  })
}, 60_000)
afterAll(async () => {
  client?.close()
  await cluster?.close()
}, 30_000)

async function textOf(chunks: AsyncIterable<Uint8Array | string>): Promise<string> {
  const all: Buffer[] = []
  for await (const chunk of chunks) all.push(Buffer.from(chunk))
  return Buffer.concat(all).toString()
}

async function listOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}

describe('log', () => {
  on('gives lines, the last of them, and those of one output', async () => {
    expect((await listOf(api.log('box'))).toSorted()).toEqual(['err-1', 'out-1', 'out-2'])
    expect(await listOf(api.log('box', { stream: 'Stdout' }))).toEqual(['out-1', 'out-2'])
    expect(await listOf(api.log('box', { stream: 'Stderr' }))).toEqual(['err-1'])
    expect(await listOf(api.log('box', { tailLines: 1 }))).toHaveLength(1)
  })

  on('tells times, and keeps to them', async () => {
    const lines = await listOf(api.log('box', { timestamps: true }))
    for (const line of lines) expect(line).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z (out|err)-\d$/)
    expect(await listOf(api.log('box', { sinceTime: new Date(Date.now() + 60_000).toISOString().replace(/\.\d+/, '') }))).toEqual([])
    expect(await listOf(api.log('box', { sinceSeconds: 3600 }))).toHaveLength(3)
  })

  on('gives bytes, and no more than asked for', async () => {
    expect(Buffer.concat(await listOf(api.logBytes('box', { limitBytes: 4 })))).toHaveLength(4)
  })

  on('follows until the container ends, and finds what the one before wrote', async () => {
    await runPod(api, cluster.node, 'again', { main: ['sh', '-c', 'echo run; sleep 0.5; echo end'] }, { restartPolicy: 'Always' })
    expect(await listOf(api.log('again', { follow: true }))).toEqual(['run', 'end'])
    await until(api, 'again', (pod) => (pod.status?.containerStatuses?.[0]?.restartCount ?? 0) > 0)
    expect(await listOf(api.log('again', { previous: true }))).toEqual(['run', 'end'])
    await api.delete('again', { gracePeriodSeconds: 0 })
  })

  on('waits for a slow reader, and loses nothing', async () => {
    const lines = 20_000
    const rest = 'x'.repeat(1000)
    await runPod(api, cluster.node, 'talkative', { main: ['sh', '-c', `seq -f "%.0f ${rest}" ${lines}; sleep 1000`] })
    let read = 0
    const before = process.memoryUsage().rss
    for await (const line of api.log('talkative', { follow: true })) {
      read += 1
      if (line !== `${read} ${rest}`) throw new Error(`${read} is ${line.slice(0, 20)}...`)
      // Every so often the reader is busy with something else, while the server would have more.
      if (read % 2000 === 0) await api.run('box', ['true'])
      if (read === lines) break
    }
    expect(read).toBe(lines)
    expect((process.memoryUsage().rss - before) / 2 ** 20).toBeLessThan(100)
    await api.delete('talkative', { gracePeriodSeconds: 0 })
  })

  on('says what is wrong, and with which pod', async () => {
    await expect(api.log('nobody').next()).rejects.toThrow(/^log Pod pods\/nobody: 404 NotFound: pods "nobody" not found/)
    await expect(api.log('box', { previous: true }).next()).rejects.toThrow(
      /^log Pod pods\/box: 400 BadRequest: previous terminated container/,
    )
    await expect(api.log('box', { container: 'other' }).next()).rejects.toThrow(
      /log Pod pods\/box: 400 BadRequest: container other is not valid/,
    )
  })
})

describe('exec', () => {
  on('tells outputs, exit code and failure apart', async () => {
    const output = await api.run('box', ['sh', '-c', 'cat; echo oops >&2; exit 7'], { stdin: 'héllo' })
    expect({ ...output, stdout: output.stdout.toString(), stderr: output.stderr.toString() }).toEqual({
      exit: { type: 'Exited', code: 7 },
      stdout: 'héllo',
      stderr: 'oops\n',
    })
    expect((await api.run('box', ['true'])).exit).toEqual({ type: 'Exited', code: 0 })
    expect((await api.run('box', ['sh', '-c', 'kill -9 $$'])).exit).toEqual({ type: 'Exited', code: 137 })
    const { exit } = await api.run('box', ['no-such-program'])
    expect(exit).toMatchObject({ type: 'Failed', status: { reason: 'InternalError', message: expect.stringContaining('no-such-program') } })
  })

  on('arguments arrive as they are', async () => {
    const args = ['', ' ', 'a b', '"\'$x', '--', 'é\n中', '&=?#%2F']
    const { stdout } = await api.run('box', ['sh', '-c', 'for a; do printf "%s\\0" "$a"; done', 'sh', ...args])
    expect(stdout.toString().split('\0').slice(0, -1)).toEqual(args)
  })

  on(
    'carries 100 MB through cat, in flat memory',
    async () => {
      const chunk = randomBytes(1024 * 1024)
      const sent = createHash('sha256')
      let peak = 0
      async function* input() {
        for (let i = 0; i < 100; i++) {
          chunk.writeUInt32BE(i, 0)
          sent.update(chunk)
          yield Uint8Array.from(chunk)
          peak = Math.max(peak, process.memoryUsage().rss)
        }
      }
      const before = process.memoryUsage().rss
      await using session = await api.exec('box', ['cat'], { stdin: input() })
      const received = createHash('sha256')
      let bytes = 0
      for await (const data of session.stdout!) {
        received.update(data as Buffer)
        bytes += (data as Buffer).length
      }
      expect(await session.exit).toEqual({ type: 'Exited', code: 0 })
      expect({ bytes, hash: received.digest('hex') }).toEqual({ bytes: 100 * 1024 * 1024, hash: sent.digest('hex') })
      expect((peak - before) / 2 ** 20).toBeLessThan(150)
    },
    20_000,
  )

  on('a reader that stops holds the process back, and gets everything in the end', async () => {
    await using session = await api.exec('box', ['sh', '-c', 'head -c 20000000 /dev/zero; echo done >&2'], { stderr: false })
    await once(session.stdout!, 'readable')
    let ended = false
    void session.exit.then(() => (ended = true))
    // Time enough for another process to come and go.
    await api.run('box', ['true'])
    expect(ended).toBe(false)
    let bytes = 0
    for await (const data of session.stdout!) bytes += (data as Buffer).length
    expect({ bytes, exit: await session.exit }).toEqual({ bytes: 20_000_000, exit: { type: 'Exited', code: 0 } })
  })

  on('a process that stops reading ends well: yes | head', async () => {
    async function* endless() {
      for (;;) yield 'y\n'.repeat(10_000)
    }
    for (let i = 0; i < 50; i++) {
      const { exit, stdout } = await api.run('box', ['head', '-n', '2'], { stdin: endless() })
      expect({ exit, text: stdout.toString() }).toEqual({ exit: { type: 'Exited', code: 0 }, text: 'y\ny\n' })
    }
  })

  on('a terminal has a size that can change', async () => {
    const waitFor = 'until [ "$(stty size)" = "$1" ]; do sleep 0.02; done; echo "$1"; shift'
    const command = ['sh', '-c', `while [ $# -gt 0 ]; do ${waitFor}; done`, 'sh', '33 101', '16 64']
    await using session = await api.exec('box', command, { tty: true, stdin: true })
    expect(session.stderr).toBeUndefined()
    const sizes = [
      { width: 101, height: 33 },
      { width: 64, height: 16 },
    ]
    for (const size of sizes) {
      await session.resize(size)
      const [shown] = (await once(session.stdout!, 'data')) as [Buffer]
      expect(shown.toString()).toBe(`${size.height} ${size.width}\r\n`)
    }
    expect(await session.exit).toEqual({ type: 'Exited', code: 0 })
  })

  on('ends with its signal', async () => {
    const abort = new AbortController()
    const session = await api.exec('box', ['sleep', '1000'], { signal: abort.signal })
    abort.abort(new Error('enough'))
    await expect(session.exit).rejects.toThrow('enough')
    await expect(textOf(session.stdout!)).rejects.toThrow('enough')
  })

  on('fails when its input does', async () => {
    // oxlint-disable-next-line require-yield -- it fails before it has anything to give
    async function* broken(): AsyncGenerator<string> {
      throw new Error('the disk is gone')
    }
    await expect(api.run('box', ['cat'], { stdin: broken() })).rejects.toThrow('the disk is gone')
  })

  on('refusals name the pod', async () => {
    await expect(api.exec('nobody', ['true'])).rejects.toThrow(/^exec Pod pods\/nobody: 404 NotFound/)
    await expect(api.exec('box', ['true'], { container: 'other' })).rejects.toThrow(
      /^exec Pod pods\/box: 400 BadRequest: container other is not valid/,
    )
    const powerless = new Client({
      server: cluster.server.url,
      tls: { ca: cluster.server.ca },
      ...(cluster.server.powerless as { token: string }),
    })
    const error: unknown = await pods(powerless, { namespace: 'pods' })
      .exec('box', ['true'])
      .catch((caught: unknown) => caught)
    powerless.close()
    expect(isApiError(error, 'Forbidden')).toBe(true)
  })

  on('v4 still serves: all but the end of the input', async () => {
    const old = await Client.fromKubeconfig({ path: cluster.kubeconfig })
    try {
      const connected = old.connect.bind(old)
      old.connect = async (parts, options) => await connected(parts, { ...options, protocols: ['v4.channel.k8s.io'] })
      const oldPods = pods(old, { namespace: 'pods' })
      const session = await oldPods.exec('box', ['sh', '-c', 'read line; echo "got $line"; exit 3'], { stdin: true })
      expect(session.protocol).toBe('v4.channel.k8s.io')
      session.stdin!.write('it\n')
      expect(await textOf(session.stdout!)).toBe('got it\n')
      expect(await session.exit).toEqual({ type: 'Exited', code: 3 })
      await expect(oldPods.run('box', ['cat'], { stdin: 'x' })).rejects.toThrow(
        /exec Pod pods\/box: the server speaks v4\.channel\.k8s\.io/,
      )
    } finally {
      old.close()
    }
  })
})

describe('attach', () => {
  on('joins the process of the container', async () => {
    await runPod(
      api,
      cluster.node,
      'talk',
      { main: { command: ['sh', '-c', 'while read line; do echo "heard $line"; done'], stdin: true, stdinOnce: true } },
      { restartPolicy: 'Never' },
    )
    await using session = await api.attach('talk', { stdin: true })
    session.stdin!.end('one\ntwo\n')
    expect(await textOf(session.stdout!)).toBe('heard one\nheard two\n')
    expect(await session.exit).toEqual({ type: 'Exited', code: 0 })
    await until(api, 'talk', (pod) => pod.status?.phase === 'Succeeded')
  })
})

describe('portForward', () => {
  let port: number
  let echo: number
  beforeAll(async () => {
    if ('missing' in programs) return
    const answer = `(request, response) => { let n = 0; request.on('data', (c) => (n += c.length)).on('end', () => response.end(request.url + ' ' + n)) }`
    const upper = `(socket) => { let text = ''; socket.on('data', (c) => (text += c)).on('end', () => socket.end(text.toUpperCase())) }`
    await runPod(api, cluster.node, 'server', { http: serverProgram('http', answer), echo: serverProgram('net', upper) })
    port = Number(await firstLine(api, 'server', 'http'))
    echo = Number(await firstLine(api, 'server', 'echo'))
  }, 20_000)

  const post = (to: number, path: string) =>
    new Promise<string>((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port: to, path, method: 'POST', agent: false }, (response) =>
        textOf(response).then(resolve, reject),
      )
      sent.on('error', reject).end('abc')
    })

  on('a connection whose directions end one after the other', async () => {
    const stream = await api.portForward('server', echo)
    stream.end('is anybody there?')
    expect(await textOf(stream)).toBe('IS ANYBODY THERE?')
  })

  on(
    '1,000 requests at once',
    async () => {
      const failures: Error[] = []
      await using listener = await api.listen('server', port, { onError: (error) => failures.push(error) })
      const answers = await Promise.all(Array.from({ length: 1000 }, (_, i) => post(listener.port, `/${i}`)))
      expect(answers).toEqual(Array.from({ length: 1000 }, (_, i) => `/${i} 3`))
      expect(failures).toEqual([])
    },
    20_000,
  )

  on('a listener keeps the end of one direction from the other', async () => {
    await using listener = await api.listen('server', echo)
    const socket: Socket = connect({ host: listener.host, port: listener.port, allowHalfOpen: true })
    socket.end('half')
    expect(await textOf(socket)).toBe('HALF')
  })

  on('a port that nobody listens on fails that connection, and says which', async () => {
    const failures: Error[] = []
    await using listener = await api.listen('server', 1, { onError: (error) => failures.push(error) })
    await expect(post(listener.port, '/')).rejects.toThrow(/ECONNRESET|socket hang up/)
    expect(failures.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^portForward Pod pods\/server: port 1: .*connection refused/),
    ])
    const stream = await api.portForward('server', 1)
    await expect(textOf(stream)).rejects.toThrow(/port 1: .*connection refused/)
  })

  on('a pod that is not there is told before anything listens', async () => {
    const error: unknown = await api.listen('nobody', 80).catch((caught: unknown) => caught)
    expect(isKubeError(error)).toBe(true)
    expect((error as Error).message).toMatch(/^portForward Pod pods\/nobody: 404 NotFound/)
  })

  on('v4 still serves, a WebSocket for each connection', async () => {
    const old = await Client.fromKubeconfig({ path: cluster.kubeconfig })
    try {
      const connected = old.connect.bind(old)
      old.connect = async (parts, options) => await connected(parts, { ...options, protocols: ['v4.channel.k8s.io'] })
      const oldPods = pods(old, { namespace: 'pods' })
      await using listener = await oldPods.listen('server', port)
      const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => post(listener.port, `/${i}`)))
      expect(answers).toEqual(Array.from({ length: 20 }, (_, i) => `/${i} 3`))
      await expect(textOf(await oldPods.portForward('server', 1))).rejects.toThrow(/port 1: .*connection refused/)
    } finally {
      old.close()
    }
  })
})

describe('changes of a running pod', () => {
  on('an ephemeral container looks into it', async () => {
    await api.addEphemeralContainer('box', { name: 'look', image: 'none', command: ['sh', '-c', 'echo looking; sleep 1000'] })
    await until(api, 'box', (pod) => pod.status?.ephemeralContainerStatuses?.[0]?.state?.running !== undefined)
    expect(await listOf(api.log('box', { container: 'look' }))).toEqual(['looking'])
  })

  on('resize', async () => {
    await api.create({
      metadata: { name: 'grow' },
      spec: {
        nodeName: cluster.node,
        containers: [{ name: 'main', image: 'none', resources: { requests: { cpu: '100m' }, limits: { cpu: '200m' } } }],
      },
    })
    const resized = await api.resize('grow', [{ name: 'main', resources: { requests: { cpu: '150m' } } }])
    expect(resized.spec?.containers[0]?.resources).toEqual({ requests: { cpu: '150m' }, limits: { cpu: '200m' } })
    await until(api, 'grow', (pod) => pod.status?.containerStatuses?.[0]?.allocatedResources?.['cpu'] === '150m')
    await api.delete('grow', { gracePeriodSeconds: 0 })
  })

  const binders: { how: string; bind: (name: string) => Promise<unknown> }[] = [
    { how: 'its own method', bind: (name) => api.bind(name, cluster.node) },
    {
      how: 'a Binding that is created',
      async bind(name) {
        const input = { metadata: { name }, target: { apiVersion: 'v1', kind: 'Node', name: cluster.node } }
        const bindings = client.api(Binding, { namespace: 'pods' })
        // The server answers with a Status; what was sent stands for it.
        expect(await bindings.create(input)).toEqual({ apiVersion: 'v1', kind: 'Binding', ...input })
        await expect(bindings.create(input)).rejects.toThrow(/^create Binding pods\/unbound: 409 Conflict: .*already assigned to node/)
      },
    },
  ]
  for (const { how, bind } of binders) {
    on(`a pod without a node is bound to one by ${how}`, async () => {
      await api.create({ metadata: { name: 'unbound' }, spec: { containers: [{ name: 'main', image: 'none' }] } })
      await bind('unbound')
      const pod = await until(api, 'unbound', ({ status }) => status?.phase === 'Running')
      expect(pod.spec?.nodeName).toBe(cluster.node)
      await api.delete('unbound', { gracePeriodSeconds: 0 })
    })
  }
})
