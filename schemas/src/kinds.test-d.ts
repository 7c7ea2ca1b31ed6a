import type { InputOf, Kind, KubeObject, ListOf, ObjectMeta, ObjectOf, Resource } from '@kindbox/core'
import { expectTypeOf } from 'expect-type'
import { Deployment, StatefulSet } from './generated/kinds/apps/v1.ts'
import { TokenRequest, TokenReview } from './generated/kinds/authentication.k8s.io/v1.ts'
import { ConfigMap, Event, Namespace, Pod, PodList, type Container, type PodSpec } from './generated/kinds/core/v1.ts'
import { Lease } from './generated/kinds/coordination.k8s.io/v1.ts'
import { Status, type DeleteOptions, type IntOrString, type Quantity } from './generated/kinds/meta/v1.ts'
import { Eviction } from './generated/kinds/policy/v1.ts'
import { Role } from './generated/kinds/rbac.authorization.k8s.io/v1.ts'

// A resource and its type share a name.
expectTypeOf<ObjectOf<typeof Pod>>().toEqualTypeOf<Pod>()
expectTypeOf<Pod>().toExtend<KubeObject>()
expectTypeOf(Pod).toExtend<Resource<Pod, 'Namespaced', InputOf<typeof Pod>>>()
expectTypeOf(Namespace.scope).toEqualTypeOf<'Cluster'>()
expectTypeOf<Pod['spec']>().toEqualTypeOf<PodSpec | undefined>()

// Required as the server has it; constants as the server lists them; null where it writes null.
expectTypeOf<Container['name']>().toEqualTypeOf<string>()
expectTypeOf<Container['image']>().toEqualTypeOf<string | undefined>()
expectTypeOf<PodSpec['restartPolicy']>().toEqualTypeOf<'Always' | 'Never' | 'OnFailure' | undefined>()
expectTypeOf<Role['rules']>().toExtend<readonly object[] | null | undefined>()
expectTypeOf<Event['eventTime']>().toEqualTypeOf<string | null | undefined>()

// What Go writes by itself.
expectTypeOf<Quantity>().toEqualTypeOf<string | number>()
expectTypeOf<IntOrString>().toEqualTypeOf<number | string>()

// Kinds without spec and status are kinds like any other.
expectTypeOf<ConfigMap['data']>().toEqualTypeOf<{ [key: string]: string } | undefined>()
expectTypeOf<NonNullable<Lease['spec']>['renewTime']>().toEqualTypeOf<string | undefined>()

// What is sent needs a name and nothing that the server knows.
export const sent: InputOf<typeof Deployment> = {
  metadata: { name: 'web' },
  spec: {
    selector: { matchLabels: { app: 'web' } },
    strategy: { rollingUpdate: { maxSurge: '25%', maxUnavailable: 1 } },
    template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web', resources: { limits: { cpu: 0.5 } } }] } },
  },
}
// @ts-expect-error -- a Deployment without selector and template is none
export const incomplete: InputOf<typeof Deployment> = { metadata: { name: 'web' }, spec: {} }
export const misspelt: InputOf<typeof Pod> = {
  metadata: { name: 'web' },
  // @ts-expect-error -- Kubernetes has no such policy
  spec: { containers: [{ name: 'web' }], restartPolicy: 'Sometimes' },
}
// @ts-expect-error -- an object about to be sent has a name, or the beginning of one
export const nameless: InputOf<typeof ConfigMap> = { metadata: {}, data: {} }

// A claim within a StatefulSet is not stored, so nothing says that it has a uid.
type Claim = NonNullable<NonNullable<StatefulSet['spec']>['volumeClaimTemplates']>[number]
expectTypeOf<Claim['metadata']>().toEqualTypeOf<ObjectMeta | undefined>()

// Lists, answers, subresources and options.
expectTypeOf(PodList).toEqualTypeOf<Kind<PodList>>()
expectTypeOf<PodList>().toExtend<ListOf<Pod>>()
expectTypeOf<TokenReview['metadata']>().toEqualTypeOf<ObjectMeta>()
expectTypeOf<InputOf<typeof TokenReview>>().toExtend<{ metadata?: ObjectMeta }>()
expectTypeOf(TokenRequest).toEqualTypeOf<Kind<TokenRequest>>()
expectTypeOf(Eviction).toEqualTypeOf<Kind<Eviction>>()
expectTypeOf(Status).toEqualTypeOf<Kind<Status>>()
expectTypeOf<DeleteOptions['propagationPolicy']>().toEqualTypeOf<string | undefined>()
