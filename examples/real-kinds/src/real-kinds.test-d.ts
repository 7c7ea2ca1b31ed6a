import type { Api, InputOf, ObjectOf } from '@kindbox/core'
import { expectTypeOf } from 'expect-type'
import { Certificate } from './certificate.ts'
import { HTTPRoute, HTTPRouteV1beta1 } from './http-route.ts'
import { ServiceMonitor } from './service-monitor.ts'

type Endpoint = ServiceMonitor['spec']['endpoints'][number]
expectTypeOf<Endpoint['targetPort']>().toEqualTypeOf<number | string | undefined>()
expectTypeOf<Endpoint['scheme']>().toEqualTypeOf<'http' | 'https' | 'HTTP' | 'HTTPS' | undefined>()
expectTypeOf<Endpoint['params']>().toEqualTypeOf<{ [name: string]: string[] } | undefined>()
expectTypeOf<ServiceMonitor['spec']['selector']['matchLabels']>().toEqualTypeOf<{ [label: string]: string } | undefined>()

// What the server fills in is there when read, and may be left out when sent.
type SentEndpoint = InputOf<typeof ServiceMonitor>['spec']['endpoints'][number]
type Relabeling = NonNullable<Endpoint['relabelings']>[number]
type SentRelabeling = NonNullable<SentEndpoint['relabelings']>[number]
expectTypeOf<Relabeling>().toHaveProperty('action')
expectTypeOf<undefined>().not.toMatchTypeOf<Relabeling['action']>()
expectTypeOf<undefined>().toMatchTypeOf<SentRelabeling['action']>()

expectTypeOf<Certificate['spec']['usages']>().extract<readonly unknown[]>().items.toMatchTypeOf<string>()
expectTypeOf<NonNullable<NonNullable<Certificate['status']>['notAfter']>>().toEqualTypeOf<string>()

expectTypeOf<HTTPRoute['spec']['rules'][number]['matches'][number]['path']['type']>().toEqualTypeOf<
  'Exact' | 'PathPrefix' | 'RegularExpression'
>()
expectTypeOf<ObjectOf<typeof HTTPRouteV1beta1>>().toEqualTypeOf<HTTPRoute>()

declare const monitors: Api<ServiceMonitor, InputOf<typeof ServiceMonitor>>
void monitors.create({
  metadata: { name: 'example' },
  spec: { selector: { matchLabels: { app: 'example' } }, endpoints: [{ port: 'web', relabelings: [{ targetLabel: 'pod' }] }] },
})
// @ts-expect-error a monitor needs endpoints
void monitors.create({ metadata: { name: 'example' }, spec: { selector: {} } })
// @ts-expect-error there is no such scheme
void monitors.create({ metadata: { name: 'example' }, spec: { selector: {}, endpoints: [{ scheme: 'ftp' }] } })

declare const routes: Api<HTTPRoute, InputOf<typeof HTTPRoute>>
void routes.create({ metadata: { name: 'example' }, spec: { parentRefs: [{ name: 'gateway' }] } })
void routes.create({ metadata: { name: 'example' }, spec: { rules: [{ backendRefs: [{ name: 'web', port: 80 }] }] } })
// @ts-expect-error a port is a number
void routes.create({ metadata: { name: 'example' }, spec: { rules: [{ backendRefs: [{ name: 'web', port: '80' }] }] } })
