import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createApiServer, type ApiServer } from '@kindbox/apiserver'
import { Client } from '@kindbox/client'
import type { Api, InputMeta, KubeObject, Resource } from '@kindbox/core'
import { CustomResourceDefinition, decodeDocuments, fromCrd } from '@kindbox/crd'
import { Namespace } from '@kindbox/schemas/core/v1'
import { readCorpus, type Corpus, type RecordedVerdict } from './corpus.ts'

const shared = process.env['KINDBOX_SHARED']
const title = 'the embedded server takes what the real one took'
const suite = shared === undefined ? describe.skip : describe

suite(shared === undefined ? `${title} (skipped: KINDBOX_SHARED names no folder with a corpus)` : title, () => {
  let corpus: Corpus
  let server: ApiServer
  let client: Client

  beforeAll(async () => {
    corpus = readCorpus(`${shared}/corpus`)
    server = createApiServer()
    client = new Client({ fetch: server.fetch, onWarning: () => {} })
    for (const crd of corpus.crds) await client.api(CustomResourceDefinition).create(crd)
  })
  afterAll(async () => {
    client.close()
    await server.close()
  })

  test('all definitions are established', async () => {
    const { items } = await client.api(CustomResourceDefinition).list()
    const established = items.filter(({ status }) =>
      status?.conditions?.some(({ type, status: is }) => type === 'Established' && is === 'True'),
    )
    expect(established).toHaveLength(corpus.crds.length)
  })

  test('every accepted manifest is created, and comes back in a list with nothing lost', async () => {
    const accepted = corpus.verdicts.filter(({ status }) => status === 201)
    const resourceOf = resourcesOf(corpus)
    const namespaces = new Set(['default'])
    const differences: string[] = []
    for (const verdict of accepted) {
      const object = documentOf(corpus, verdict)
      const { namespace = 'default' } = object.metadata
      if (!namespaces.has(namespace)) await client.api(Namespace).create({ metadata: { name: namespace } })
      namespaces.add(namespace)
      const resource = resourceOf(verdict)
      const back = await roundTrip(client.api(resource, resource.scope === 'Namespaced' ? { namespace } : {}), object)
      if (back !== undefined && differs(back, verdict, object)) differences.push(verdict.id)
      if (back === undefined) differences.push(`${verdict.id}: not in the list`)
    }
    expect(differences).toEqual([])
  }, 300_000)
})

/**
 * The object as it was sent: the corpus had a name made for what has none. It was sent as a dry run, which lets a resourceVersion through that
 * a real create refuses with 500 (apiserver pkg/storage/etcd3/store.go, `Create`), so that is left out.
 */
function documentOf(corpus: Corpus, { id }: RecordedVerdict): InputMeta {
  const [document] = decodeDocuments(corpus.manifest(id))
  if (document?.readable !== true) throw new Error(`${id} cannot be read: ${document?.message ?? 'there is no document'}`)
  const object = document.value as Omit<InputMeta, 'metadata'> & { metadata?: Partial<InputMeta['metadata']> }
  const { resourceVersion: _, ...metadata } = object.metadata ?? {}
  return { ...object, metadata: { ...(metadata.name === undefined && { generateName: 'x-' }), ...metadata } as InputMeta['metadata'] }
}

/** The resources of the corpus, known only by their definitions; each is compiled once. */
function resourcesOf(corpus: Corpus): (verdict: RecordedVerdict) => Resource {
  const resources = new Map<string, Resource>(
    corpus.crds.flatMap((crd) =>
      crd.spec.versions.map(({ name }) => [`${crd.spec.group}/${name} ${crd.spec.names.kind}`, fromCrd(crd, name)] as const),
    ),
  )
  return ({ apiVersion, kind }) => {
    const resource = resources.get(`${apiVersion} ${kind}`)
    if (resource === undefined) throw new Error(`the corpus has no definition of ${kind} in ${apiVersion}`)
    return resource
  }
}

async function roundTrip(api: Api<KubeObject>, object: InputMeta): Promise<KubeObject | undefined> {
  const { metadata } = await api.create(object)
  const { items } = await api.list()
  await api.delete(metadata.name)
  return items.find((item) => item.metadata.uid === metadata.uid)
}

function differs(back: KubeObject, verdict: RecordedVerdict, sent: InputMeta): boolean {
  const { metadata, ...rest } = back
  const { metadata: sentMetadata, ...sentRest } = sent
  try {
    expect(rest).toEqual(verdict.stored ?? sentRest)
    expect(metadata).toMatchObject(pickPairs(sentMetadata))
    return false
  } catch {
    return true
  }
}

function pickPairs({ labels, annotations }: InputMeta['metadata']): Pick<InputMeta['metadata'], 'labels' | 'annotations'> {
  return { ...(labels && { labels }), ...(annotations && { annotations }) }
}
