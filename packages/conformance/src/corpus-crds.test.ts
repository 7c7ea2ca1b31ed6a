import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { CustomResourceDefinition } from '@kindbox/crd'
import { readCorpus } from './corpus.ts'
import { Portable } from './differential/portable.ts'
import { embeddedServer, realServer, type ServerUnderTest } from './servers.ts'
import { eventually, install } from './suite/install.ts'
import type { ServerAccess } from './suite/server-access.ts'
import { builtTools } from './tools/built-tools.ts'

const shared = process.env['KINDBOX_SHARED']
const title = 'the embedded server makes of the definitions of the corpus what the real one makes of them'
const missing =
  shared === undefined
    ? 'KINDBOX_SHARED names no folder with a corpus'
    : builtTools() === undefined
      ? 'the real API server is not built; npm run conformance -- --server real builds it'
      : undefined
const suite = missing === undefined ? describe : describe.skip
const corpus = missing === undefined ? readCorpus(`${shared}/corpus`).crds : []

suite(missing === undefined ? title : `${title} (skipped: ${missing})`, () => {
  const servers: ServerUnderTest[] = []
  let embedded: Made
  let real: Made

  beforeAll(async () => {
    const launched = await realServer(() => {})
    if ('missing' in launched) throw new Error(launched.missing)
    servers.push(launched, await embeddedServer())
    ;[real, embedded] = (await Promise.all(servers.map(({ access }) => installed(access)))) as [Made, Made]
  }, 300_000)
  afterAll(async () => {
    for (const server of servers) await server[Symbol.asyncDispose]()
  })

  const names = corpus.length === 0 ? ['(none)'] : corpus.map(({ metadata }) => metadata.name)
  test.each(names)('%s is stored alike', (name) => expect(embedded.stored[name]).toEqual(real.stored[name]))

  const paths = corpus.length === 0 ? ['(none)'] : discoveryPaths()
  test.each(paths)('%s says alike', (path) => expect(embedded.discovered[path]).toEqual(real.discovered[path]))
})

/** What a server made of the definitions. */
interface Made {
  readonly stored: { readonly [name: string]: unknown }
  readonly discovered: { readonly [path: string]: unknown }
}

async function installed(access: ServerAccess): Promise<Made> {
  for (let at = 0; at < corpus.length; at += 10) await Promise.all(corpus.slice(at, at + 10).map((crd) => install(access, crd)))
  const stored: { [name: string]: unknown } = {}
  for (const { metadata } of corpus) {
    const { body } = await access.send({ method: 'GET', path: `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${metadata.name}` })
    stored[metadata.name] = comparable(new Portable().of(body) as CustomResourceDefinition)
  }
  const discovered: { [path: string]: unknown } = {}
  for (const path of discoveryPaths()) discovered[path] = await discovery(access, path)
  return { stored, discovered }
}

/**
 * Several controllers of the real server add conditions, each when it comes to it, and note it in managedFields, which the suite leaves out for
 * definitions, too: the README of the embedded server says what it notes of them.
 */
function comparable({ status, metadata, ...crd }: CustomResourceDefinition): unknown {
  const { managedFields: _, ...compared } = metadata as typeof metadata & { readonly managedFields?: unknown }
  return {
    ...crd,
    metadata: compared,
    status: { ...status, conditions: status?.conditions?.toSorted((a, b) => (a.type < b.type ? -1 : 1)) },
  }
}

function discoveryPaths(): string[] {
  const versions = corpus.flatMap(({ spec }) =>
    spec.versions.filter(({ served }) => served).flatMap(({ name }) => [`/apis/${spec.group}`, `/apis/${spec.group}/${name}`]),
  )
  return [...new Set(versions)].toSorted()
}

/** A discovery document, once all kinds are in it: the real server writes it a moment after it serves them. */
async function discovery(access: ServerAccess, path: string): Promise<unknown> {
  const wanted = corpus.filter(({ spec }) => spec.versions.some(({ name, served }) => served && path === `/apis/${spec.group}/${name}`))
  let document: { resources?: { name: string }[] } = {}
  await eventually(`${path} names ${wanted.map(pluralOf).join(', ')}`, async () => {
    const { status, body } = await access.send({ method: 'GET', path })
    if (status !== 200) return false
    document = body as typeof document
    return wanted.every((crd) => document.resources?.some(({ name }) => name === pluralOf(crd)) === true)
  })
  // The kinds of a group are in the order of a Go map.
  const { resources } = document
  return resources === undefined ? document : { ...document, resources: resources.toSorted((a, b) => (a.name < b.name ? -1 : 1)) }
}

function pluralOf({ spec }: CustomResourceDefinition): string {
  return spec.names.plural
}
