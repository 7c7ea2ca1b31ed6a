import { expectTypeOf } from 'expect-type'
import nodeFetch from 'node-fetch'
import {
  mergePatch,
  type Api,
  type CollectionDeletion,
  type Deletion,
  type KubeObject,
  type ListApi,
  type MetadataApi,
  type ObjectList,
  type PartialObjectMetadata,
  type Resource,
  type Scale,
  type Scope,
  type Unvalidated,
} from '@kindbox/core'
import { TokenReview } from '@kindbox/schemas/authentication.k8s.io/v1'
import { LocalSubjectAccessReview } from '@kindbox/schemas/authorization.k8s.io/v1'
import { Client } from './client.ts'
import type { DynamicResource } from './discovery/dynamic-resource.ts'
import { Foo, Node } from './fixture/foo.ts'
import type { FetchLike } from './transport/fetch-like.ts'

declare const client: Client

const foos = client.api(Foo, { namespace: 'default' })
expectTypeOf(foos.get('baz')).resolves.toEqualTypeOf<Foo>()
expectTypeOf(foos.list()).resolves.toEqualTypeOf<ObjectList<Foo>>()
expectTypeOf(foos.delete('baz')).resolves.toEqualTypeOf<Deletion<Foo>>()
expectTypeOf(foos.deleteCollection()).resolves.toEqualTypeOf<CollectionDeletion<Foo>>()
expectTypeOf(foos.getScale('baz')).resolves.toEqualTypeOf<Scale>()
expectTypeOf(foos.unvalidated().get('baz')).resolves.toEqualTypeOf<Unvalidated>()
expectTypeOf((await foos.get('baz')).spec.info).toEqualTypeOf<string>()
// A field with a default may be left out of what is sent.
void foos.create({ metadata: { name: 'baz' }, spec: { info: 'x' } })

for await (const event of foos.watch()) {
  if (event.type === 'INVALID') expectTypeOf(event.invalid.raw).toEqualTypeOf<unknown>()
  else if (event.type === 'BOOKMARK') expectTypeOf(event.object.metadata.resourceVersion).toEqualTypeOf<string>()
  else expectTypeOf(event.object).toEqualTypeOf<Foo>()
}

const deletion = await foos.delete('baz')
if (deletion.deleted) expectTypeOf(deletion.deleting).toEqualTypeOf<undefined>()
else expectTypeOf(deletion.deleting).toEqualTypeOf<Foo>()

// @ts-expect-error a misspelt field
void (await foos.get('baz')).spec.inof
// @ts-expect-error a field of the wrong type
void foos.create({ metadata: { name: 'baz' }, spec: { info: 3 } })
// @ts-expect-error what is not validated has no known spec
void (await foos.unvalidated().get('baz')).spec.info

// All namespaces: list and watch.
const everywhere = client.api(Foo)
expectTypeOf(everywhere).toEqualTypeOf<ListApi<Foo>>()
expectTypeOf(client.api(Foo, {})).toEqualTypeOf<ListApi<Foo>>()
expectTypeOf(client.api(Foo, { onInvalid: 'throw' })).toEqualTypeOf<ListApi<Foo>>()
expectTypeOf(everywhere.list()).resolves.toEqualTypeOf<ObjectList<Foo>>()
// @ts-expect-error one object of a namespaced kind is found only in a namespace
void everywhere.get('baz')
// @ts-expect-error and so it is with what is written
void everywhere.create({ metadata: { name: 'baz' }, spec: { info: 'x' } })
// @ts-expect-error a namespace that may be missing is no namespace
void client.api(Foo, { namespace: undefined as string | undefined }).get('baz')

const nodes = client.api(Node)
expectTypeOf(nodes.get('n1')).resolves.toMatchTypeOf<KubeObject>()
// @ts-expect-error a cluster-scoped kind has no namespaces
void client.api(Node, { namespace: 'default' })

// A kind of which only the running program knows.
declare const dynamic: Resource<Unvalidated, Scope>
expectTypeOf(client.api(dynamic)).toExtend<Api<Unvalidated>>()
void client.api(dynamic, { namespace: undefined as string | undefined })
expectTypeOf(client.api(dynamic, { namespace: 'default' }).get('baz')).resolves.toEqualTypeOf<Unvalidated>()

/** What is generic over kinds. */
async function first<T extends KubeObject>(resource: Resource<T, 'Namespaced'>): Promise<T | undefined> {
  const { items } = await client.api(resource, { namespace: 'default' }).list({ limit: 1 })
  return items[0]
}
expectTypeOf(first(Foo)).resolves.toEqualTypeOf<Foo | undefined>()

// Every fetch there is.
expectTypeOf(fetch).toExtend<FetchLike>()
expectTypeOf(nodeFetch).toExtend<FetchLike>()
expectTypeOf<(input: string | URL | Request, init?: RequestInit) => Promise<Response>>().toExtend<FetchLike>()
void new Client({ fetch })
void new Client({ fetch: nodeFetch })
// @ts-expect-error a token is no number
void new Client({ server: 'https://a', token: 3 })

// Metadata alone.
const fooMetadata = client.metadata(Foo, { namespace: 'default' })
expectTypeOf(fooMetadata).toEqualTypeOf<MetadataApi>()
expectTypeOf(client.metadata(Foo)).toEqualTypeOf<ListApi<PartialObjectMetadata>>()
expectTypeOf(client.metadata(Node)).toEqualTypeOf<MetadataApi>()
expectTypeOf(client.metadata(dynamic, { namespace: 'default' })).toEqualTypeOf<MetadataApi>()
void fooMetadata.patch('baz', mergePatch({ metadata: { labels: { a: null } } }))
// @ts-expect-error there is no spec in it
void (await fooMetadata.get('baz')).spec
// @ts-expect-error metadata alone is nothing to create
void fooMetadata.create
// @ts-expect-error one object of a namespaced kind is found only in a namespace
void client.metadata(Foo).get('baz')
// @ts-expect-error a cluster-scoped kind has no namespaces
void client.metadata(Node, { namespace: 'default' })

// Kinds that are only answered.
const reviews = client.api(TokenReview)
expectTypeOf(reviews.create({ spec: { token: 'abc' } })).resolves.toEqualTypeOf<TokenReview>()
// @ts-expect-error nothing of them is stored
void reviews.get
// @ts-expect-error a misspelt field
void reviews.create({ spec: { tokne: 'abc' } })
void client.api(LocalSubjectAccessReview, { namespace: 'default' }).create({ spec: {} })
// @ts-expect-error a namespaced kind is created in a namespace
void client.api(LocalSubjectAccessReview)
// @ts-expect-error a cluster-scoped kind has no namespaces
void client.api(TokenReview, { namespace: 'default' })

// What discovery finds.
const discovery = await client.discover()
const found = discovery.kind({ apiVersion: 'apps/v1', kind: 'Deployment' })
expectTypeOf(found).toEqualTypeOf<DynamicResource | undefined>()
if (found) {
  void client.api(found, { namespace: 'default' }).create({ metadata: { name: 'a' }, spec: { anything: 1 } })
  // @ts-expect-error even of what nobody knows, an object has metadata
  void client.api(found, { namespace: 'default' }).create({ spec: {} })
  expectTypeOf((await client.api(found).get('a'))['spec']).toEqualTypeOf<unknown>()
}
// @ts-expect-error either a version or a group
void discovery.kind({ kind: 'Deployment' })
