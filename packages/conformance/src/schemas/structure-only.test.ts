import { launchKubernetes, type TestServer } from '@kindbox/apiserver/testing'
import type { AnyResource } from '@kindbox/core'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { main } from 'kindbox'
import { httpsAccess, type ServerAccess } from '../suite/server-access.ts'
import { builtTools, notBuilt } from '../tools/built-tools.ts'
import { omissions, type Json, type Omission } from './omissions.ts'
import { samples } from './samples.ts'
import { describingArgs } from './server-description.ts'

const tools = builtTools()
const suite = tools === undefined ? describe.skip : describe

suite(`kindbox validate, of built-in kinds, beside the real kube-apiserver${tools === undefined ? ` (${notBuilt})` : ''}`, () => {
  let server: TestServer
  let access: ServerAccess

  beforeAll(async () => {
    server = await launchKubernetes({ assets: tools!, args: describingArgs })
    access = httpsAccess({ url: server.url, ca: server.ca, ...server.admin })
  }, 60_000)
  afterAll(async () => {
    await access?.[Symbol.asyncDispose]()
    await server?.close()
  }, 30_000)

  test('what it finds missing or no constant, the server refuses', async () => {
    const all = samples.flatMap((sample) => [...omissions(sample, 2)])
    const found = await findings(all)
    const alarms: string[] = []
    for (const omission of found) {
      const { resource, change, object } = omission
      const { status } = await access.send({ method: 'POST', path: `${collection(resource, object)}?dryRun=All`, body: object })
      if (status < 400) alarms.push(`${resource.kind} ${resource.apiVersion} ${change}`)
    }
    expect(alarms).toEqual([])
    expect(found.length / all.length).toBeGreaterThan(0.6)
  }, 120_000)

  test('it takes what the server takes', async () => {
    expect(await findings(samples.map(({ resource, object }) => ({ resource, change: '', object: { ...object } })))).toEqual([])
  })
})

/** Those of the objects that the command refuses; they are told apart by the item of a list that a finding stands in. */
async function findings(omissions: readonly Omission[]): Promise<Omission[]> {
  const lines = omissions.map(({ resource: { apiVersion, kind }, object }) => JSON.stringify({ ...object, apiVersion, kind }))
  let text = ''
  const code = await main(['validate', '-', '-o', 'json'], {
    stdin: (async function* () {
      yield lines.join('\n---\n')
    })(),
    stdout: { write: (part) => (text += part) },
    stderr: { write: () => undefined },
    cwd: process.cwd(),
    env: {},
  })
  expect(code).toBeLessThan(2)
  const { findings } = JSON.parse(text) as { findings: readonly { line: number }[] }
  // Each object is on a line of its own, and so is what separates them.
  return [...new Set(findings.map(({ line }) => (line - 1) / 2))].map((position) => omissions[position]!)
}

function collection({ group, version, plural, scope }: AnyResource, { metadata }: Json): string {
  const root = group === '' ? `/api/${version}` : `/apis/${group}/${version}`
  return scope === 'Namespaced' ? `${root}/namespaces/${(metadata as { namespace: string }).namespace}/${plural}` : `${root}/${plural}`
}
