import { expect, test } from '@jest/globals'
import { requestInfo } from './request-info.ts'

const resource = (fields: object) => ({
  isResource: true,
  group: '',
  version: 'v1',
  subresource: '',
  namespace: '',
  name: '',
  rest: [],
  ...fields,
})
const foos = (fields: object) => resource({ group: 'clux.dev', resource: 'foos', ...fields })

test.each([
  ['GET', '/apis/clux.dev/v1/foos', foos({ verb: 'list' })],
  ['GET', '/apis/clux.dev/v1/foos/', foos({ verb: 'list' })],
  ['GET', '/apis/clux.dev/v1/foos?watch=true', foos({ verb: 'watch' })],
  ['GET', '/apis/clux.dev/v1/foos?watch=1', foos({ verb: 'watch' })],
  ['GET', '/apis/clux.dev/v1/foos?watch', foos({ verb: 'watch' })],
  ['GET', '/apis/clux.dev/v1/foos?watch=FALSE', foos({ verb: 'list' })],
  ['GET', '/apis/clux.dev/v1/foos?watch=0', foos({ verb: 'list' })],
  ['GET', '/apis/clux.dev/v1/namespaces/ns/foos/a', foos({ verb: 'get', namespace: 'ns', name: 'a' })],
  ['HEAD', '/apis/clux.dev/v1/namespaces/ns/foos/a', foos({ verb: 'get', namespace: 'ns', name: 'a' })],
  ['GET', '/apis/clux.dev/v1/namespaces/ns/foos/a/status', foos({ verb: 'get', namespace: 'ns', name: 'a', subresource: 'status' })],
  [
    'GET',
    '/apis/clux.dev/v1/namespaces/ns/foos/a/status/x',
    foos({ verb: 'get', namespace: 'ns', name: 'a', subresource: 'status', rest: ['x'] }),
  ],
  ['POST', '/apis/clux.dev/v1/namespaces/ns/foos', foos({ verb: 'create', namespace: 'ns' })],
  ['PUT', '/apis/clux.dev/v1/namespaces/ns/foos/a', foos({ verb: 'update', namespace: 'ns', name: 'a' })],
  ['PATCH', '/apis/clux.dev/v1/namespaces/ns/foos/a', foos({ verb: 'patch', namespace: 'ns', name: 'a' })],
  ['DELETE', '/apis/clux.dev/v1/namespaces/ns/foos/a', foos({ verb: 'delete', namespace: 'ns', name: 'a' })],
  ['DELETE', '/apis/clux.dev/v1/namespaces/ns/foos', foos({ verb: 'deletecollection', namespace: 'ns' })],
  ['OPTIONS', '/apis/clux.dev/v1/foos', foos({ verb: '' })],
  ['GET', '/apis/clux.dev/v1/watch/namespaces/ns/foos/a', foos({ verb: 'watch', namespace: 'ns', name: 'a' })],
  ['GET', '/api/v1/namespaces', resource({ verb: 'list', resource: 'namespaces' })],
  ['GET', '/api/v1/namespaces/ns', resource({ verb: 'get', resource: 'namespaces', namespace: 'ns', name: 'ns' })],
  [
    'GET',
    '/api/v1/namespaces/ns/status',
    resource({ verb: 'get', resource: 'namespaces', namespace: 'ns', name: 'ns', subresource: 'status' }),
  ],
  ['GET', '/api/v1/namespaces/ns/configmaps', resource({ verb: 'list', resource: 'configmaps', namespace: 'ns' })],
  ['GET', '/apis/clux.dev/v1/namespaces/ns/foos/a%2Db', foos({ verb: 'get', namespace: 'ns', name: 'a-b' })],
  // Decoded once before it is split, as Go does it: an encoded slash is a slash, and a percent sign stays one.
  ['GET', '/apis/clux.dev/v1/namespaces/ns/foos/a%2Fb', foos({ verb: 'get', namespace: 'ns', name: 'a', subresource: 'b' })],
  ['GET', '/apis/clux.dev/v1/namespaces/ns/foos/a%252Fb', foos({ verb: 'get', namespace: 'ns', name: 'a%2Fb' })],
  ['GET', '/apis/clux.dev/v1/namespaces/ns/foos/__proto__', foos({ verb: 'get', namespace: 'ns', name: '__proto__' })],
  ['GET', '/', { isResource: false, segments: [] }],
  ['GET', '/version', { isResource: false, segments: ['version'] }],
  ['GET', '/api/v1', { isResource: false, segments: ['api', 'v1'] }],
  ['GET', '/apis/clux.dev/v1', { isResource: false, segments: ['apis', 'clux.dev', 'v1'] }],
])('%s %s', (method, target, expected) => {
  const [path = '', query] = target.split('?')
  expect(requestInfo(method, path, new URLSearchParams(query))).toEqual(expected)
})

test.each(['/api/v1/%', '/api/v1/%zz', '/api/v1/%ff'])('%s is refused', (path) => {
  expect(() => requestInfo('GET', path, new URLSearchParams())).toThrow(
    expect.objectContaining({ status: expect.objectContaining({ code: 400 }) }),
  )
})

test('a path of nothing but slashes takes no time', () => {
  expect(requestInfo('GET', '/'.repeat(1_000_000), new URLSearchParams())).toEqual({ isResource: false, segments: [] })
})
