import type { Area, Case } from '../suite/case.ts'
import { sampleKind } from '../suite/sample-kind.ts'
import type { Session } from '../suite/session.ts'

const foo = sampleKind('labels.conformance.example', 'Foo', { v1: { schema: { type: 'object' } } })
const labels: { readonly [name: string]: object } = {
  a: { app: 'web', tier: 'front', size: '1', 'example.com/x': 'y' },
  b: { app: 'web', tier: 'back', size: '10' },
  c: { app: 'db', size: 'big', empty: '' },
  d: {},
}
async function labelled(s: Session): Promise<void> {
  for (const [name, each] of Object.entries(labels)) {
    await s.prepare({ method: 'POST', path: foo.path(s.namespace), body: { ...foo.object(name), metadata: { name, labels: each } } })
  }
}
const selectors: readonly string[] = [
  '',
  'app=web',
  'app==web',
  'app!=web',
  'app = web , tier=back',
  'app in (web)',
  'app in (web,db)',
  'app in ( db , web )',
  'tier notin (front)',
  'tier notin (front,back),app',
  'app',
  '!app',
  '! tier',
  'app,!tier',
  'size>1',
  'size > 1',
  'size<10',
  'size>0,size<10',
  'empty=',
  'empty',
  'app in ()',
  'app in (,web)',
  'tier in (,)',
  'example.com/x=y',
  'example.com/x',
  'in in (in)',
  'notin notin (notin)',
  'missing!=x',
  ',',
  'app=web,',
  ',app=web',
  'app=',
  'app==',
  '=web',
  'app=web=x',
  'app in web',
  'app in (web',
  'app in (web))',
  'app notin',
  'app>x',
  'app>1.5',
  'size>1,',
  'app web',
  '!app=web',
  '!',
  'a b=c',
  'app=a b',
  '-app=web',
  'app=-web',
  'example.com/=y',
  '/x=y',
  'a/b/c=d',
  'Example.com/x=y',
  `${'k'.repeat(64)}=v`,
  `app=${'v'.repeat(64)}`,
  'app=(web)',
  'app~web',
  'app=~web',
  'app<=1',
]

/** Label selectors, well formed and not. */
export const labelSelectors: Area = {
  name: 'label-selectors',
  crds: [foo.crd],
  cases: [
    ...selectors.map((selector): Case => ({
      title: selector === '' ? '(empty)' : selector,
      async run(s) {
        await labelled(s)
        await s.get(`${foo.path(s.namespace)}?labelSelector=${encodeURIComponent(selector)}`)
      },
    })),
    {
      title: 'given twice',
      async run(s) {
        await labelled(s)
        await s.get(`${foo.path(s.namespace)}?labelSelector=app%3Dweb&labelSelector=app%3Ddb`)
      },
    },
    {
      title: 'for deletecollection',
      async run(s) {
        await labelled(s)
        await s.delete(`${foo.path(s.namespace)}?labelSelector=app%3Dweb`)
        await s.get(foo.path(s.namespace))
      },
    },
    {
      title: 'for one object',
      async run(s) {
        await labelled(s)
        await s.get(`${foo.path(s.namespace)}/a?labelSelector=app%3Ddb`)
      },
    },
  ],
}
