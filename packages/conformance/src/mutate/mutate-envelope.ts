import type { Random } from '../differential/random.ts'
import { isObject, type Json, type JsonObject } from './json.ts'
import { randomConversion } from './mutate-conversion.ts'
import { mutateMetadata } from './mutate-metadata.ts'
import { mutateVersions } from './mutate-versions.ts'
import { oddValue } from './odd-values.ts'
import { type Makers, setIn } from './set-in.ts'

export interface EnvelopeOptions {
  /** Of an update: the name of the definition stays. */
  readonly keepIdentity: boolean
}

/** Changes one thing in a definition outside its schemas, and says what. */
export function mutateEnvelope(random: Random, crd: JsonObject, { keepIdentity }: EnvelopeOptions): string {
  const spec = isObject(crd['spec']) ? crd['spec'] : {}
  switch (random.weighted({ metadata: 2, approval: 1, spec: 4, names: 3, versions: 8 })) {
    case 'metadata':
      return mutateMetadata(random, crd, { keepIdentity })
    case 'approval':
      return mutateApproval(random, crd, spec)
    case 'spec':
      return setIn(random, spec, specFields, 'spec')
    case 'names':
      return setIn(random, isObject(spec['names']) ? spec['names'] : {}, nameFields, 'names')
    case 'versions':
      return mutateVersions(random, spec)
  }
}

/** A group that only Kubernetes may use, for which the definition is named, with or without its leave. */
function mutateApproval(random: Random, crd: JsonObject, spec: JsonObject): string {
  const metadata = isObject(crd['metadata']) ? crd['metadata'] : {}
  const { plural } = isObject(spec['names']) ? spec['names'] : {}
  if (metadata['uid'] === undefined) {
    spec['group'] = random.pick(['x.k8s.io', 'a.kubernetes.io', 'k8s.io', 'xk8s.io'])
    metadata['name'] = `${typeof plural === 'string' ? plural : ''}.${spec['group']}`
  }
  const approval = random.pick(['', 'unapproved', 'unapproved, of course', 'https://a.b/c', 'https:', 'a b', '/x', 'yes'])
  metadata['annotations'] = random.oneIn(4) ? {} : { 'api-approved.kubernetes.io': approval }
  return 'approval'
}

const specFields: Makers = {
  group: (random) => random.pick(['', 'example', 'Example.com', 'a..b', 'x.k8s.io', 'kubernetes.io', 'other.example']),
  scope: (random) => random.pick(['', 'X', 'Cluster', 'Namespaced']),
  preserveUnknownFields: (random) => random.oneIn(2),
  versions: (random) => random.pick<Json>([[], null, [{}], [{ name: 'v1', served: true, storage: true }]]),
  names: (random) => random.pick<Json>([{}, null, { plural: 'foos' }]),
  conversion: randomConversion,
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
