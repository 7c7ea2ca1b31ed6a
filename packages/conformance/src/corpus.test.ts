import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createApiServer, type ApiServer } from '@kindbox/apiserver'
import { Client } from '@kindbox/client'
import type { Api, InputMeta, KubeObject, Unvalidated } from '@kindbox/core'
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
    const established = items.filter(({ status }) => status?.conditions?.some(({ type, status: is }) => type === 'Established' && is === 'True'))
    expect(established).toHaveLength(corpus.crds.length)
  })

  test('every accepted manifest is created, and comes back in a list with nothing lost', async () => {
    const accepted = corpus.verdicts.filter(({ status }) => status === 201)
    const namespaces = new Set(['default'])
    const differences: string[] = []
    for (const verdict of accepted) {
      const object = documentOf(corpus, verdict)
      const { namespace = 'default' } = object.metadata
      if (!namespaces.has(namespace)) await client.api(Namespace).create({ metadata: { name: namespace } })
      namespaces.add(namespace)
      const back = await roundTrip(apiOf(client, corpus, verdict, namespace), object)
      if (back !== undefined && differs(back, verdict, object)) differences.push(verdict.id)
      if (back === undefined) differences.push(`${verdict.id}: not in the list`)
    }
    expect(differences).toEqual([])
  }, 300_000)
})

/** The object as it was sent: the corpus gave a name to what has none. */
function documentOf(corpus: Corpus, { id }: RecordedVerdict): Unvalidated & InputMeta {
  const [document] = decodeDocuments(corpus.manifest(id))
  const object = document?.value as Unvalidated & InputMeta
  const { name, generateName } = object.metadata
  return name === undefined && generateName === undefined ? { ...object, metadata: { ...object.metadata, generateName: 'x-' } } : object
}

/** An Api that knows the kind only by its definition. */
function apiOf(client: Client, corpus: Corpus, { apiVersion, kind }: RecordedVerdict, namespace: string): Api<KubeObject> {
  const crd = corpus.crds.find(({ spec }) => spec.names.kind === kind && apiVersion.startsWith(`${spec.group}/`))
  if (crd === undefined) throw new Error(`the corpus has no definition of ${kind} in ${apiVersion}`)
  const resource = fromCrd(crd, apiVersion.split('/')[1])
  return client.api(resource, resource.scope === 'Namespaced' ? { namespace } : {})
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
