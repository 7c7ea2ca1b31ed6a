import type { Random } from '../differential/random.ts'
import { copyOf, isObject, type Json, type JsonObject } from './json.ts'
import { type Makers, setIn } from './set-in.ts'

/** Changes one thing in one version of a spec but not its schema, or which versions there are, and says what. */
export function mutateVersions(random: Random, spec: JsonObject): string {
  const versions: Json[] = Array.isArray(spec['versions']) ? spec['versions'] : []
  const place = versions.length === 0 ? 0 : random.integer(0, versions.length - 1)
  const version = versions[place]
  if (!isObject(version)) {
    spec['versions'] = [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } }]
    return 'versions'
  }
  switch (random.weighted({ field: 6, another: 2, without: 1, storage: 1 })) {
    case 'field':
      return setIn(random, version, fieldsFor(version), 'version')
    case 'another': {
      const other = copyOf(version) as JsonObject
      const storage = random.oneIn(4)
      Object.assign(other, { name: random.pick(['v2', 'v3', 'v2beta1', String(version['name'])]), storage })
      if (storage && random.oneIn(2)) for (const one of versions) if (isObject(one)) one['storage'] = false
      versions.splice(random.integer(0, versions.length), 0, other)
      return 'another version'
    }
    case 'without':
      versions.splice(place, 1)
      return 'without a version'
    case 'storage':
      // Where there is one version only, it is renamed: what is stored in it is forgotten.
      if (versions.length === 1) version['name'] = 'v9'
      versions.forEach((one, at) => isObject(one) && Object.assign(one, { storage: at === place }))
      return 'another storage version'
  }
}

function fieldsFor(version: JsonObject): Makers {
  const schema = isObject(version['schema']) ? version['schema']['openAPIV3Schema'] : undefined
  const paths = pathsIn(isObject(schema) ? schema : {}, '', 5)
  const path = (random: Random) => (paths.length === 0 || random.oneIn(4) ? random.pick(oddPaths) : random.pick(paths))
  return {
    name: (random) => random.pick(['', 'V1', 'v1', 'v 1', 'a'.repeat(64), 'v1.1']),
    storage: (random) => random.oneIn(2),
    served: (random) => random.oneIn(2),
    deprecated: (random) => random.oneIn(2),
    deprecationWarning: (random) => {
      version['deprecated'] = !random.oneIn(4)
      return random.pick(['', 'x', 'a\tb', 'é<', 'x'.repeat(256), 'x'.repeat(257), 'é'.repeat(129), 'a\u00ADb', 'a\u00A0b', '😀\u200B'])
    },
    schema: (random) =>
      random.pick<Json>([{}, null, { openAPIV3Schema: {} }, { openAPIV3Schema: { type: 'object' } }, { openAPIV3Schema: null }]),
    subresources: (random) =>
      random.pick<Json>([
        {},
        { status: {} },
        { status: { x: 1 } },
        { scale: {} },
        {
          status: {},
          scale: {
            specReplicasPath: random.oneIn(2) ? path(random) : random.pick(['.spec', '.spec.a', '.spec[a]', '.spec[a].b', '.status.x']),
            statusReplicasPath: random.oneIn(2)
              ? path(random)
              : random.pick(['', '.status.a', '.status', '.status[a]', '.spec.a', '.status.']),
            ...(random.oneIn(2) && {
              labelSelectorPath: random.pick(['.spec.x', '.status.x', '.spec[a]', 'x', '.metadata', '', '.status<']),
            }),
          },
        },
      ]),
    additionalPrinterColumns: (random) =>
      Array.from({ length: random.integer(0, 3) }, () => ({
        ...(!random.oneIn(8) && { name: random.pick(['a', '', 'é b']) }),
        ...(!random.oneIn(8) && { type: random.pick(['string', 'integer', 'number', 'boolean', 'date', 'array', 'String', '']) }),
        ...(random.oneIn(3) && { format: random.pick(['int32', 'date-time', 'password', 'byte', 'uuid', '']) }),
        ...(!random.oneIn(8) && { jsonPath: path(random) }),
        ...(random.oneIn(4) && { priority: random.pick<Json>([0, 1, -1, 2, 7, 1.5, 3e9]) }),
      })),
    selectableFields: (random) => {
      const count = random.pick([0, 1, 1, 2, 3, 8, 9, 12])
      const scalars = paths.filter((one) => random.oneIn(2) || one.length < 12)
      return Array.from({ length: count }, (_, index) =>
        random.oneIn(12) ? {} : { jsonPath: count < 8 ? path(random) : (scalars[index] ?? `.spec.a${index}`) },
      )
    },
  }
}

/** Paths of dots down to properties, and into maps. */
function pathsIn(schema: JsonObject, before: string, depth: number): string[] {
  if (depth === 0) return []
  const { properties, additionalProperties } = schema
  const named = isObject(properties) ? Object.entries(properties) : []
  const entries = isObject(additionalProperties) ? [['k', additionalProperties] as const] : []
  return [...named, ...entries].flatMap(([name, inner]) => {
    const path = `${before}.${name}`
    return isObject(inner) ? [path, ...pathsIn(inner, path, depth - 1)] : []
  })
}

const oddPaths = [
  '.spec.a',
  '.metadata.name',
  '.metadata.labels',
  'spec',
  '.',
  '.spec',
  '.spec.',
  "'a",
  ".'a.b",
  ".spec['a']",
  ".spec[?(@.a=='b')].c",
  '.spec[0]',
  '.é',
  '..a',
  '',
] as const
