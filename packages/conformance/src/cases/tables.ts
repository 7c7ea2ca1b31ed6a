import { definitions } from '../suite/install.ts'
import type { Area, Case } from '../suite/case.ts'
import { sampleKind } from '../suite/sample-kind.ts'
import type { Session } from '../suite/session.ts'

const TABLE = 'application/json;as=Table;v=v1;g=meta.k8s.io'
const accept = (value = TABLE) => ({ accept: value })
const open = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true }

/** Columns by their title: a type and a path. */
const columns: { readonly [title: string]: readonly [type: string, jsonPath: string] } = {
  string: ['string', '.spec.text'],
  'string of an integer': ['string', '.spec.size'],
  'string of a fraction': ['string', '.spec.fraction'],
  'string of a small fraction': ['string', '.spec.small'],
  'string of a large number': ['string', '.spec.large'],
  'string of a boolean': ['string', '.spec.flag'],
  'string of a list': ['string', '.spec.list'],
  'string of an object': ['string', '.spec.map'],
  'string of null': ['string', '.spec.nothing'],
  'string of nothing': ['string', '.spec.missing.deep'],
  integer: ['integer', '.spec.size'],
  'integer of a fraction': ['integer', '.spec.fraction'],
  'integer of a string': ['integer', '.spec.text'],
  number: ['number', '.spec.fraction'],
  'number of an integer': ['number', '.spec.size'],
  boolean: ['boolean', '.spec.flag'],
  'boolean of a string': ['boolean', '.spec.text'],
  date: ['date', '.metadata.creationTimestamp'],
  'date long ago': ['date', '.spec.longAgo'],
  'date that is none': ['date', '.spec.text'],
  'date that is empty': ['date', '.spec.empty'],
  'date of a number': ['date', '.spec.size'],
  first: ['string', '.spec.list[0]'],
  last: ['string', '.spec.list[-1]'],
  'behind the last': ['string', '.spec.list[9]'],
  'of all': ['string', '.spec.list[*]'],
  'of a range': ['string', '.spec.list[1:3]'],
  'of an open range': ['string', '.spec.list[1:]'],
  'every second': ['string', '.spec.list[1::2]'],
  several: ['string', '.spec.list[2,0]'],
  quoted: ['string', ".spec.map['b.c']"],
  escaped: ['string', String.raw`.spec.map.b\.c`],
  filtered: ['string', '.status.conditions[?(@.type=="Ready")].status'],
  'filtered with single quotes': ['string', ".status.conditions[?(@.type=='Ready')].status"],
  'filtered by a number': ['string', '.status.conditions[?(@.weight>1)].type'],
  'filtered by another type': ['string', '.status.conditions[?(@.weight=="2")].type'],
  'filtered by inequality': ['string', '.status.conditions[?(@.type!="Ready")].type'],
  'filtered by presence': ['string', '.status.conditions[?(@.weight)].type'],
  'filtered to nothing': ['string', '.status.conditions[?(@.type=="Other")].status'],
  'filter of an object': ['string', '.spec.map[?(@.a=="1")]'],
  descended: ['string', '..weight'],
  'every value': ['string', '.spec.one.*'],
  'index of an object': ['string', '.spec.map[0]'],
  label: ['string', String.raw`.metadata.labels.example\.dev/a`],
  name: ['string', '.metadata.name'],
  'no path': ['string', '.spec[?('],
  unclosed: ['string', '.spec.list[0'],
}
const spec = {
  text: 'x',
  size: 7,
  fraction: 2.5,
  small: 0.00001,
  large: 1e21,
  flag: true,
  list: ['a', 'b', 'c', 'd'],
  map: { z: '<&>', a: { b: 1 }, 'b.c': 'dot' },
  nothing: null,
  longAgo: '1990-01-01T00:00:00Z',
  empty: '',
  one: { only: 'v' },
}
const conditions = [
  { type: 'Ready', status: 'True', weight: 2 },
  { type: 'Synced', status: 'False' },
]

const text = { name: 'Text', type: 'string', format: 'byte', description: 'the text', priority: 1, jsonPath: '.spec.text' }
const schema = { type: 'object', properties: { spec: open, status: open } }
const plain = sampleKind('plain.tables.conformance.example', 'Foo', { v1: { schema } })
const scaled = sampleKind('scaled.tables.conformance.example', 'Foo', {
  v1: {
    schema,
    subresources: { status: {}, scale: { specReplicasPath: '.spec.replicas', statusReplicasPath: '.status.replicas' } },
    additionalPrinterColumns: [text],
  },
})

const post = (s: Session, kind: typeof plain, name: string) =>
  s.prepare({ method: 'POST', path: kind.path(s.namespace), body: kind.object(name, { spec: { text: name, replicas: 2 } }) })

/** Objects as tables, which is how kubectl gets them. */
export const tables: Area = {
  name: 'tables',
  crds: [plain.crd, scaled.crd],
  cases: [
    {
      title: 'columns of every kind',
      async run(s) {
        const additionalPrinterColumns = Object.entries(columns).map(([name, [type, jsonPath]]) => ({ name, type, jsonPath }))
        const kind = sampleKind('columns.tables.conformance.example', 'Foo', { v1: { schema, additionalPrinterColumns } })
        await s.install(kind.crd)
        const object = kind.object('a', { spec, status: { conditions } })
        await s.prepare({
          method: 'POST',
          path: kind.path(s.namespace),
          body: { ...object, metadata: { name: 'a', labels: { 'example.dev/a': 'b' } } },
        })
        await s.get(`${kind.path(s.namespace)}/a?includeObject=None`, accept())
        await s.prepare({ method: 'POST', path: kind.path(s.namespace), body: kind.object('empty') })
        await s.get(`${kind.path(s.namespace)}/empty?includeObject=None`, accept())
      },
    },
    {
      title: 'no columns: the age',
      async run(s) {
        await post(s, plain, 'a')
        await s.get(`${plain.path(s.namespace)}/a`)
        await s.get(`${plain.path(s.namespace)}/a`, accept())
        await s.get(plain.path(s.namespace), accept())
      },
    },
    {
      title: 'an empty list',
      run: async (s) => void (await s.get(plain.path(s.namespace), accept())),
    },
    ...['None', 'Metadata', 'Object', '', 'Everything', 'object'].map((included): Case => ({
      title: `includeObject=${included}`,
      async run(s) {
        await post(s, plain, 'a')
        await s.get(`${plain.path(s.namespace)}/a?includeObject=${included}`, accept())
        await s.get(`${plain.path(s.namespace)}?includeObject=${included}`, accept())
      },
    })),
    {
      title: 'pages',
      async run(s) {
        for (const name of ['a', 'b', 'c']) await post(s, plain, name)
        const { body } = await s.get(`${plain.path(s.namespace)}?limit=2&includeObject=None`, accept())
        await s.get(`${plain.path(s.namespace)}?limit=2&includeObject=None&continue=${body.metadata.continue}`, accept())
      },
    },
    {
      title: 'what writes answer',
      async run(s) {
        const path = scaled.path(s.namespace)
        await s.post(`${path}?dryRun=All`, scaled.object('a', { spec: { text: 'x' } }), accept())
        const { body } = await s.post(path, scaled.object('a', { spec: { text: 'x' } }), accept())
        const { resourceVersion } = body.metadata
        await s.put(`${path}/a`, { ...scaled.object('a', { spec: { text: 'y' } }), metadata: { name: 'a', resourceVersion } }, accept())
        const merge = { 'content-type': 'application/merge-patch+json', ...accept() }
        await s.send({ method: 'PATCH', path: `${path}/a`, body: { metadata: { finalizers: ['conformance.example/a'] } }, headers: merge })
        await s.send({ method: 'PATCH', path: `${path}/a/status`, body: { status: { replicas: 1 } }, headers: merge })
        await s.send({ method: 'DELETE', path: `${path}/a`, headers: accept() })
        await s.send({ method: 'PATCH', path: `${path}/a`, body: { metadata: { finalizers: null } }, headers: merge })
        await s.get(`${path}/a`, accept())
      },
    },
    {
      title: 'what deletions answer',
      async run(s) {
        for (const name of ['a', 'b']) await post(s, plain, name)
        await s.send({ method: 'DELETE', path: `${plain.path(s.namespace)}/a`, headers: accept() })
        await s.send({ method: 'DELETE', path: plain.path(s.namespace), headers: accept() })
      },
    },
    {
      title: 'status and scale',
      async run(s) {
        await post(s, scaled, 'a')
        await s.get(`${scaled.path(s.namespace)}/a/status`, accept())
        await s.get(`${scaled.path(s.namespace)}/a/scale`, accept())
        const body = { apiVersion: 'autoscaling/v1', kind: 'Scale', metadata: { name: 'a' }, spec: { replicas: 3 } }
        await s.put(`${scaled.path(s.namespace)}/a/scale`, body, accept())
      },
    },
    {
      title: 'a watch',
      async run(s) {
        for (const name of ['a', 'b']) await post(s, scaled, name)
        await s.prepare({ method: 'GET', path: scaled.path(s.namespace) })
        await s.watch(
          `${scaled.path(s.namespace)}?watch=true&allowWatchBookmarks=true&timeoutSeconds=5`,
          (events) => events.length >= 4,
          async () => {
            await s.prepare({ method: 'DELETE', path: `${scaled.path(s.namespace)}/a` })
          },
          accept(),
        )
      },
    },
    {
      title: 'a watch that includes the objects',
      async run(s) {
        await post(s, scaled, 'a')
        await s.prepare({ method: 'GET', path: scaled.path(s.namespace) })
        const path = `${scaled.path(s.namespace)}?watch=true&includeObject=Object&timeoutSeconds=5`
        await s.watch(path, (events) => events.length >= 1, undefined, accept())
        await s.watch(`${path}&resourceVersion=1`, () => false, undefined, accept())
      },
    },
    {
      title: 'a watch that includes what is none',
      async run(s) {
        await s.watch(`${scaled.path(s.namespace)}?watch=true&includeObject=x&timeoutSeconds=1`, () => false, undefined, accept())
      },
    },
    ...[
      'application/json;as=Table;v=v1beta1;g=meta.k8s.io',
      'application/json;as=Table;v=v2;g=meta.k8s.io',
      'application/json;as=Table;v=v1;g=other.io',
      'application/json;as=Table',
      'application/json;v=v1;g=meta.k8s.io',
      'application/json;as=Nonsense;v=v1;g=meta.k8s.io',
      'application/json;as=Nonsense;v=v1;g=meta.k8s.io,application/json',
      `application/json;as=Table;v=v2;g=meta.k8s.io,${TABLE}`,
      `${TABLE},application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json`,
      `application/json,${TABLE}`,
      `application/json;q=0.1,${TABLE};q=0.9`,
      'application/vnd.kubernetes.protobuf;as=Table;v=v1;g=meta.k8s.io',
    ].map((value): Case => ({
      title: `accepted: ${value}`,
      async run(s) {
        await s.get(`${plain.path(s.namespace)}?includeObject=None`, accept(value))
        await s.get(`${plain.path(s.namespace)}/missing`, accept(value))
      },
    })),
    {
      // The real server folds long lines of YAML.
      title: 'in YAML',
      async run(s) {
        const headers = accept('application/yaml;as=Table;v=v1;g=meta.k8s.io')
        await s.part({ method: 'GET', path: plain.path(s.namespace), headers }, (text: string) =>
          text.split('\n').filter((line) => /^\w/.test(line)),
        )
      },
    },
    {
      title: 'namespaces and definitions',
      async run(s) {
        await s.get(`/api/v1/namespaces/${s.namespace}?includeObject=None`, accept())
        await s.get(`${definitions}/${plain.crd.metadata.name}?includeObject=None`, accept())
        await s.get(`${definitions}?labelSelector=none&includeObject=None`, accept())
      },
    },
    {
      title: 'what is no object',
      async run(s) {
        for (const path of ['/apis', '/api/v1', '/version'])
          await s.part({ method: 'GET', path, headers: accept() }, ({ kind, message }) => ({ kind, message }))
      },
    },
  ],
}
