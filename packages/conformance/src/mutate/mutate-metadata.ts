import type { Random } from '../differential/random.ts'
import { type Json, isObject, type JsonObject, setField } from './json.ts'
import { oddString, oddValue } from './odd-values.ts'

export interface MetadataOptions {
  /** Of an update: name, namespace, uid and resourceVersion say which object is meant, and stay. */
  readonly keepIdentity: boolean
}

/** Changes one thing in an object's metadata, and says what. */
export function mutateMetadata(random: Random, object: JsonObject, { keepIdentity }: MetadataOptions): string {
  if (!keepIdentity && random.oneIn(30)) {
    setField(object, 'metadata', oddValue(random))
    return 'metadata'
  }
  const found = object['metadata']
  const metadata: JsonObject = isObject(found) ? found : {}
  setField(object, 'metadata', metadata)
  const makers = keepIdentity ? shared : { ...shared, ...identity }
  const field = random.pick(Object.keys(makers))
  setField(metadata, field, random.oneIn(12) ? oddValue(random) : makers[field]!(random))
  if (field === 'generateName' && random.oneIn(2)) delete metadata['name']
  return `metadata.${field}`
}

type Maker = (random: Random) => Json

const names = [
  'a',
  'a.b',
  'A',
  'a_b',
  '-a',
  'a-',
  'a..b',
  '',
  '.',
  '..',
  'a/b',
  'a%b',
  'é',
  '0',
  'a'.repeat(253),
  'a'.repeat(254),
  'a b',
] as const
const keys = [
  'a',
  'a/b',
  'a.b/c',
  'A.b/c',
  'a/b/c',
  '',
  '/',
  'a/',
  '/a',
  '-a',
  'a-',
  'é',
  'a'.repeat(63),
  'a'.repeat(64),
  `${'a'.repeat(254)}/b`,
  '__proto__',
]
const values = ['b', '', '-b', 'b-', 'b c', 'B_c.d-e', 'é', 'b'.repeat(63), 'b'.repeat(64)]

/** On an update they would name another object, or a former state of it. */
const identity: { readonly [field: string]: Maker } = {
  name: (random) => (random.oneIn(4) ? oddString(random) : random.pick(names)),
  generateName: (random) => random.pick(['a-', 'A-', '', '-', 'a', 'a'.repeat(60), 'a'.repeat(300), oddString(random)]),
  namespace: (random) => random.pick(['default', 'other', '', 'A', 'a b']),
  uid: (random) => random.pick(['', 'x', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11']),
}

const shared: { readonly [field: string]: Maker } = {
  labels: (random) => map(random, keys, values),
  annotations: (random) => map(random, keys, [...values, 'x'.repeat(1000), ...(random.oneIn(8) ? ['x'.repeat(262_145)] : [])]),
  finalizers: (random) =>
    list(random, () =>
      random.pick(['a.b/c', 'a', 'A/b', '', 'a b', 'orphan', 'foregroundDeletion', 'kubernetes', 'a/b/c', 'a'.repeat(64), 'é/x']),
    ),
  ownerReferences: (random) => list(random, () => ownerReference(random)),
  generation: (random) => random.pick<Json>([-1, 0, 7, 1.5, '1']),
  creationTimestamp: (random) => time(random),
  deletionTimestamp: (random) => time(random),
  deletionGracePeriodSeconds: (random) => random.pick<Json>([0, 30, -1, 'x']),
  selfLink: () => '/x',
  unknown: (random) => oddValue(random),
}

function time(random: Random): Json {
  return random.pick<Json>([null, '2024-02-29T12:00:00Z', '2024-02-29T12:00:00.5+01:00', '2024-02-30T12:00:00Z', 'x', 1, ''])
}

function ownerReference(random: Random): Json {
  const reference: JsonObject = {
    apiVersion: random.pick(['v1', 'a.b/v1', 'a/b/c', '', 'v1/']),
    kind: random.pick(['Pod', 'Event', '', 'é']),
    name: random.pick(['a', '', 'A b']),
    uid: random.pick(['1', '2', '']),
  }
  for (const field of ['controller', 'blockOwnerDeletion'])
    if (random.oneIn(2)) reference[field] = random.pick<Json>([true, true, false, null, 'x'])
  if (random.oneIn(8)) setField(reference, random.pick(['extra', '__proto__']), oddValue(random))
  if (random.oneIn(8)) delete reference[random.pick(Object.keys(reference))]
  return reference
}

function map(random: Random, from: readonly string[], to: readonly string[]): JsonObject {
  const entries = list(random, () => [random.pick(from), random.oneIn(12) ? oddValue(random) : random.pick(to)]) as [string, Json][]
  return Object.fromEntries(entries)
}

function list(random: Random, make: () => Json): Json[] {
  return Array.from({ length: random.integer(0, 3) }, make)
}
