import { describe, expect, test } from '@jest/globals'
import { refusalToPowerless } from './authorize.ts'

// What kube-apiserver 1.36.4 answers to a user without a role.
describe('a user without rights', () => {
  const cases: [request: string, message: string | undefined, details?: object][] = [
    [
      'GET /apis/clux.dev/v1/namespaces/default/foos',
      'foos.clux.dev is forbidden: User "powerless" cannot list resource "foos" in API group "clux.dev" in the namespace "default"',
      { group: 'clux.dev', kind: 'foos' },
    ],
    [
      'GET /apis/apiextensions.k8s.io/v1/customresourcedefinitions/x',
      'customresourcedefinitions.apiextensions.k8s.io "x" is forbidden: User "powerless" cannot get resource "customresourcedefinitions" in API group "apiextensions.k8s.io" at the cluster scope',
      { name: 'x', group: 'apiextensions.k8s.io', kind: 'customresourcedefinitions' },
    ],
    [
      'GET /api/v1/namespaces/default/configmaps/a/status',
      'configmaps "a" is forbidden: User "powerless" cannot get resource "configmaps/status" in API group "" in the namespace "default"',
      { name: 'a', kind: 'configmaps' },
    ],
    [
      'POST /api/v1/namespaces/default/configmaps',
      'configmaps is forbidden: User "powerless" cannot create resource "configmaps" in API group "" in the namespace "default"',
      { kind: 'configmaps' },
    ],
    [
      'GET /api/v1/namespaces/default/configmaps?watch=1',
      'configmaps is forbidden: User "powerless" cannot watch resource "configmaps" in API group "" in the namespace "default"',
      { kind: 'configmaps' },
    ],
    ['GET /metrics', 'forbidden: User "powerless" cannot get path "/metrics"', {}],
    ['GET /apis', undefined],
    ['GET /apis/clux.dev/v1', undefined],
    ['GET /version', undefined],
    ['GET /healthz', undefined],
  ]
  test.each(cases.map(([request, message, details]) => ({ request, message, details })))('$request', ({ request, message, details }) => {
    const [method, target] = request.split(' ')
    const refusal = refusalToPowerless(method!, target!)
    expect(refusal?.status.message).toBe(message)
    expect(refusal?.status.details).toEqual(details)
    expect(refusal?.status.code).toBe(message === undefined ? undefined : 403)
  })
})
