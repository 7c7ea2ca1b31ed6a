import type { Area, Case } from '../suite/case.ts'
import type { Json, Session } from '../suite/session.ts'

/** Field selectors of Kubernetes' own kinds, NS in place of the case's namespace. */
const queries: readonly [path: string, selectors: readonly string[]][] = [
  [
    '/api/v1/namespaces/NS/secrets',
    ['type=Opaque', 'type!=Opaque', 'type=example.dev/own', 'data.a=x', 'metadata.name=a,type=Opaque', 'spec'],
  ],
  [
    '/api/v1/namespaces/NS/events',
    [
      'involvedObject.name=x',
      'involvedObject.kind=Foo',
      'involvedObject.uid=1',
      'involvedObject.fieldPath=',
      'reason=Tested',
      'reason!=Tested',
      'type=Warning',
      'source=unit',
      'source=controller',
      'reportingComponent=controller',
      'reportingController=controller',
      'regarding.name=x',
    ],
  ],
  [
    '/api/v1/namespaces/NS/pods',
    [
      'spec.nodeName=one',
      'spec.nodeName=',
      'spec.host=one',
      'spec.restartPolicy=Never',
      'spec.schedulerName=own',
      'spec.hostNetwork=true',
      'spec.hostNetwork=false',
      'status.phase=Pending',
      'status.phase!=Pending',
      'status.podIP=',
      'status.podIPs=',
      'status.podIPs=1.2.3.4',
      'status.nominatedNodeName=',
      'spec.containers=x',
      'metadata.uid=x',
    ],
  ],
  ['/api/v1/namespaces/NS/configmaps', ['metadata.namespace=default', 'metadata.name=a', 'data.a=b', 'immutable=true']],
  ['/apis/batch/v1/namespaces/NS/jobs', ['status.successful=0', 'status.successful=1', 'status.succeeded=0']],
  ['/api/v1/nodes', ['metadata.namespace=', 'spec.unschedulable=x', 'spec.podCIDR=x']],
  ['/api/v1/namespaces', ['status.phase=x', 'metadata.namespace=x', 'name=default']],
  ['/apis/rbac.authorization.k8s.io/v1/clusterroles', ['metadata.namespace=x', 'rules=x']],
]

const meta = (name: string) => ({ metadata: { name } })
const objects: readonly [path: string, body: object][] = [
  ['/api/v1/namespaces/NS/secrets', { ...meta('a'), type: 'Opaque' }],
  ['/api/v1/namespaces/NS/secrets', { ...meta('b'), type: 'example.dev/own' }],
  ['/api/v1/namespaces/NS/configmaps', { ...meta('a'), data: { a: 'b' } }],
  [
    '/api/v1/namespaces/NS/events',
    {
      ...meta('a'),
      involvedObject: { kind: 'Foo', namespace: 'NS', name: 'x', uid: '1' },
      reason: 'Tested',
      type: 'Warning',
      source: { component: 'unit' },
    },
  ],
  [
    '/api/v1/namespaces/NS/events',
    {
      ...meta('b'),
      involvedObject: { kind: 'Bar', namespace: 'NS', name: 'y' },
      reason: 'Done',
      type: 'Normal',
      eventTime: '2026-01-01T00:00:00.000000Z',
      action: 'Test',
      reportingComponent: 'example.dev/controller',
      reportingInstance: 'one',
    },
  ],
]

async function fill(s: Session): Promise<void> {
  const here = (text: string) => text.replaceAll('NS', s.namespace)
  for (const [path, body] of objects) {
    await s.prepare({ method: 'POST', path: here(path), body: JSON.parse(here(JSON.stringify(body))) as object })
  }
}

/** Field selectors of Kubernetes' own kinds. */
export const builtInFields: Area = {
  name: 'built-in-fields',
  cases: queries.flatMap(([path, selectors]) =>
    selectors.map((selector): Case => ({
      title: `${path.split('/').at(-1)}: ${selector}`,
      async run(s) {
        await fill(s)
        const here = `${path}?fieldSelector=${encodeURIComponent(selector)}`.replaceAll('NS', s.namespace)
        await s.part(here, (body: Json) => (body.kind === 'Status' ? body : body.items.map(({ metadata }: Json) => metadata.name)))
      },
    })),
  ),
}
