import { describe, expect, test } from '@jest/globals'
import { validate, type Resource } from '@kindbox/core'
import { crd } from '@kindbox/crd'
import { Certificate } from './certificate.ts'
import { HTTPRoute, HTTPRouteV1beta1 } from './http-route.ts'
import { ServiceMonitor } from './service-monitor.ts'

const metadata = { name: 'example' }
const selector = { matchLabels: { app: 'example' } }
const certificate = { secretName: 'example-tls', issuerRef: { name: 'ca' } }

describe('validate', () => {
  test.each<[title: string, resource: Resource, spec: unknown, fields: readonly string[]]>([
    ['a ServiceMonitor', ServiceMonitor, { selector, endpoints: [{ port: 'web', targetPort: 8080, interval: '1m30s' }] }, []],
    ['a quantity as a number and as a string', ServiceMonitor, { selector, endpoints: [], nativeHistogramMinBucketFactor: '1.1' }, []],
    ['a monitor of nothing', ServiceMonitor, {}, ['spec.selector', 'spec.endpoints']],
    ['no duration', ServiceMonitor, { selector, endpoints: [{ interval: '1.5m' }] }, ['spec.endpoints[0].interval']],
    [
      'no action',
      ServiceMonitor,
      { selector, endpoints: [{ relabelings: [{ action: 'drops' }] }] },
      ['spec.endpoints[0].relabelings[0].action'],
    ],
    ['a Certificate', Certificate, { ...certificate, usages: ['server auth'], privateKey: { algorithm: 'ECDSA', size: 256 } }, []],
    ['no usage', Certificate, { ...certificate, usages: ['server'] }, ['spec.usages[0]']],
    ['a misspelt field', Certificate, { ...certificate, dnsName: ['example.dev'] }, ['spec.dnsName']],
    ['an HTTPRoute that is all defaults', HTTPRoute, {}, []],
    ['an HTTPRoute', HTTPRoute, { hostnames: ['*.example.dev'], rules: [{ backendRefs: [{ name: 'web', port: 80 }] }] }, []],
    ['no port', HTTPRoute, { rules: [{ backendRefs: [{ name: 'web', port: 70_000 }] }] }, ['spec.rules[0].backendRefs[0].port']],
    ['the other version', HTTPRouteV1beta1, { rules: [{ matches: [{ method: 'get' }] }] }, ['spec.rules[0].matches[0].method']],
  ])('%s', (_, resource, spec, fields) => {
    const issues = validate(resource, { metadata, spec }, { mode: 'input', strict: true })
    expect(issues.map(({ field }) => field)).toEqual(fields)
  })
})

test('both versions of HTTPRoute are one definition, with the approval that groups of Kubernetes need', () => {
  expect(crd(HTTPRoute, HTTPRouteV1beta1)).toMatchObject({
    metadata: {
      name: 'httproutes.gateway.networking.k8s.io',
      annotations: { 'api-approved.kubernetes.io': expect.stringMatching(/^https:/) },
    },
    spec: {
      versions: [
        { name: 'v1', storage: true },
        { name: 'v1beta1', storage: false },
      ],
    },
  })
})
