import { describe, expect, test } from '@jest/globals'
import { structuralResource } from '../resource/structural-resource.ts'
import { mergePatch } from './patch.ts'
import {
  createRequest,
  deleteCollectionRequest,
  deleteRequest,
  getRequest,
  listRequest,
  patchRequest,
  replaceRequest,
  watchRequest,
  type RequestParts,
} from './request.ts'

const names = { group: 'example.dev', version: 'v1', kind: 'Foo', plural: 'foos', scope: 'Cluster', schema: { type: 'object' } } as const
const offering = (verbs: string[], subresourceVerbs?: { [name: string]: string[] }) =>
  structuralResource({ ...names, verbs, ...(subresourceVerbs && { subresourceVerbs }) })
type Offering = ReturnType<typeof offering>

const a = { name: 'a' }
const object = { metadata: a }
const requests: [verb: string, build: (resource: Offering) => RequestParts][] = [
  ['get', (resource) => getRequest(resource, a)],
  ['list', (resource) => listRequest(resource, {})],
  ['watch', (resource) => watchRequest(resource, {})],
  ['create', (resource) => createRequest(resource, {}, object)],
  ['update', (resource) => replaceRequest(resource, a, object)],
  ['patch', (resource) => patchRequest(resource, a, mergePatch({}))],
  ['delete', (resource) => deleteRequest(resource, a)],
  ['deletecollection', (resource) => deleteCollectionRequest(resource, {})],
]
const all = requests.map(([verb]) => verb)

describe('a request whose verb the server does not offer is refused', () => {
  test.each(requests)('%s', (verb, build) => {
    expect(build(offering([verb])).path).toMatch(/^\/apis\/example\.dev\/v1\/foos/)
    const others = all.filter((each) => each !== verb)
    expect(() => build(offering(others))).toThrow(`was not sent: The server offers ${others.join(', ')} for Foo, but not ${verb}.`)
  })

  test('while everything may be asked of what nobody knows', () => {
    for (const [, build] of requests) expect(build(structuralResource(names))).toBeDefined()
  })
})

describe('subresources', () => {
  const status = { ...a, subresource: 'status' }

  test.each<[what: string, offered: { [name: string]: string[] } | undefined, refusal: string | undefined]>([
    ['not known', undefined, undefined],
    ['offered', { status: ['get', 'patch'] }, undefined],
    ['offered for something else', { status: ['patch'] }, 'The server offers patch for status of Foo, but not get.'],
    ['not there', { scale: ['get'] }, 'Foo has no subresource "status"; it has scale.'],
    ['none at all', {}, 'Foo has no subresource "status"; it has no subresources.'],
  ])('%s', (_, offered, refusal) => {
    const get = () => getRequest(offering([], offered), status)
    if (refusal === undefined) expect(get().path).toBe('/apis/example.dev/v1/foos/a/status')
    else expect(get).toThrow(refusal)
  })

  test('names of Object.prototype are no subresources', () => {
    expect(() => getRequest(offering([], {}), { ...a, subresource: 'constructor' })).toThrow('has no subresource "constructor"')
  })
})
