import type { Random } from '../differential/random.ts'
import { copyOf, isObject, type Json, type JsonObject, setField } from './json.ts'
import { mutateMetadata } from './mutate-metadata.ts'
import { oddValue } from './odd-values.ts'

export interface EnvelopeOptions {
  /** Of an update: the name of the definition stays. */
  readonly keepIdentity: boolean
}

/** Changes one thing in a definition outside its schemas, and says what. */
export function mutateEnvelope(random: Random, crd: JsonObject, { keepIdentity }: EnvelopeOptions): string {
  if (random.oneIn(8)) return mutateMetadata(random, crd, { keepIdentity })
  const spec = isObject(crd['spec']) ? crd['spec'] : {}
  if (random.oneIn(4)) return setIn(random, spec, specFields, 'spec')
  if (random.oneIn(3)) return setIn(random, isObject(spec['names']) ? spec['names'] : {}, nameFields, 'names')
  const versions = Array.isArray(spec['versions']) ? spec['versions'] : []
  const version = versions.length === 0 ? undefined : random.pick(versions)
  if (!isObject(version)) return setIn(random, spec, specFields, 'spec')
  if (random.oneIn(5)) {
    const other = copyOf(version) as JsonObject
    Object.assign(other, { name: random.pick(['v2', 'v3', 'v2beta1', String(version['name'])]), storage: random.oneIn(5) })
    versions.splice(random.integer(0, versions.length), 0, other)
    return 'another version'
  }
  return setIn(random, version, versionFields, 'version')
}

type Maker = (random: Random) => Json
type Makers = { readonly [field: string]: Maker }

function setIn(random: Random, object: JsonObject, makers: Makers, where: string): string {
  const field = random.pick(Object.keys(makers))
  if (random.oneIn(10)) delete object[field]
  else setField(object, field, random.oneIn(12) ? oddValue(random) : makers[field]!(random))
  return `${where}.${field}`
}

const url = [
  'https://a.b/c',
  'http://a.b',
  'https://u:p@a.b',
  'https://',
  'a b',
  'https://a b/',
  'https://a:b/',
  'https://a/%zz',
  'https://a/?x=1#f',
  '',
  'https://[::1]:1/',
  '/x',
  '//h/p',
  '\u0001',
]
const service: Maker = (random) => ({
  name: random.pick(['a', '']),
  namespace: random.pick(['b', '']),
  ...(random.oneIn(2) && { port: random.pick([0, 443, 65536, -1, 1.5]) }),
  ...(random.oneIn(2) && { path: random.pick(['/', '//', '', 'a', '/a/b/', '/A', '/a//b', '/a_b']) }),
})
const clientConfig: Maker = (random) => ({
  ...(random.oneIn(2) && { url: random.pick(url) }),
  ...(random.oneIn(2) && { service: service(random) }),
  ...(random.oneIn(4) && { caBundle: random.pick(['YmFk', '!', 'YQ', 'YWJj']) }),
})

const specFields: Makers = {
  group: (random) => random.pick(['', 'example', 'Example.com', 'a..b', 'x.k8s.io', 'kubernetes.io', 'other.example']),
  scope: (random) => random.pick(['', 'X', 'Cluster', 'Namespaced']),
  preserveUnknownFields: (random) => random.oneIn(2),
  versions: (random) => random.pick<Json>([[], null, [{}], [{ name: 'v1', served: true, storage: true }]]),
  names: (random) => random.pick<Json>([{}, null, { plural: 'foos' }]),
  conversion: (random) =>
    random.pick<Json>([
      {},
      { strategy: 'None' },
      { strategy: 'X' },
      { strategy: 'Webhook' },
      { strategy: 'None', webhook: { conversionReviewVersions: ['v1'], clientConfig: {} } },
      {
        strategy: 'Webhook',
        webhook: {
          conversionReviewVersions: random.pick([['v1'], ['v1', 'v1'], ['v2'], ['V1'], [], ['', 'v1beta1']]),
          clientConfig: clientConfig(random),
        },
      },
    ]),
  unknown: oddValue,
}
const nameFields: Makers = {
  plural: (random) => random.pick(['', 'Foos', '9', 'a'.repeat(64), 'others']),
  singular: (random) => random.pick(['', 'Foo', 'é', 'foo']),
  kind: (random) => random.pick(['', 'foo', 'Foo_', 'FooList', '9x']),
  listKind: (random) => random.pick(['', 'Foo', 'x y', 'FooList']),
  shortNames: (random) => random.pick<Json>([['A'], ['a', 'a'], [''], [null], []]),
  categories: (random) => random.pick<Json>([['All'], ['all', 'b-'], []]),
}
const versionFields: Makers = {
  name: (random) => random.pick(['', 'V1', 'v1', 'v 1', 'a'.repeat(64), 'v1.1']),
  storage: (random) => random.oneIn(2),
  served: (random) => random.oneIn(2),
  deprecated: (random) => random.oneIn(2),
  deprecationWarning: (random) => random.pick(['', 'x', 'a\tb', 'é<', 'x'.repeat(257), 'a\u00ADb']),
  schema: (random) =>
    random.pick<Json>([{}, null, { openAPIV3Schema: {} }, { openAPIV3Schema: { type: 'object' } }, { openAPIV3Schema: null }]),
  subresources: (random) =>
    random.pick<Json>([
      {},
      { status: {} },
      { status: { x: 1 } },
      { scale: {} },
      {
        scale: {
          specReplicasPath: random.pick(['spec.a', '.spec', '.spec.a', '.', '.status.x']),
          statusReplicasPath: random.pick(['', '.status.a', '.spec.a', '.status.']),
          ...(random.oneIn(2) && { labelSelectorPath: random.pick(['.spec.x', 'x', '.metadata', '', '.status<']) }),
        },
      },
    ]),
  additionalPrinterColumns: (random) =>
    random.pick<Json>([
      [],
      [{}],
      [{ name: 'a', type: 'string', jsonPath: '.spec.a' }],
      [{ name: 'a', type: 'x', format: 'y', jsonPath: 'spec' }],
      [{ name: 'a', type: 'date', format: 'date-time', jsonPath: '.', priority: random.pick<Json>([1, 1.5, 'x', 3e9]) }],
    ]),
  selectableFields: (random) =>
    random.pick<Json>([
      [],
      [{}],
      [{ jsonPath: '.spec.a' }],
      [{ jsonPath: '.spec.a' }, { jsonPath: '.spec.a' }],
      [{ jsonPath: '.metadata.name' }],
      [{ jsonPath: 'spec' }],
      [{ jsonPath: '.spec' }],
      [{ jsonPath: ".spec['a']" }],
      Array.from({ length: 9 }, (_, index) => ({ jsonPath: `.spec.a${index}` })),
    ]),
}
