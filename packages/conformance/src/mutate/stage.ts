import type { CustomResourceDefinition } from '@kindbox/crd'
import { Random } from '../differential/random.ts'
import { definitions, eventually, install } from '../suite/install.ts'
import type { ServerAccess } from '../suite/server-access.ts'
import { copyOf, type JsonObject, setField } from './json.ts'
import { LOOSE, loosened } from './loosened.ts'
import { mutateObject, type Shape } from './mutate-object.ts'
import { ruleLiterals } from './rule-literals.ts'

/** A version of a kind that is installed on the server, with what there is of its objects. */
export interface StagedKind {
  readonly crd: CustomResourceDefinition
  readonly version: string
  readonly shape: Shape
  /** Where its objects are created. */
  readonly path: string
  readonly hasStatus: boolean
  /** Manifests to start from. */
  readonly manifests: readonly JsonObject[]
  /** Objects in the store, as the server gives them; the strict definition would refuse some. */
  readonly stored: readonly JsonObject[]
}

/** Manifests of one version of a kind. */
export interface Sample {
  readonly crd: CustomResourceDefinition
  readonly version: string
  readonly manifests: readonly JsonObject[]
}

/** Objects that are stored of each kind, as they are and changed. */
const STORED = 3

/** Installs definitions loosened, stores objects, and puts the strict definitions in their place. */
export async function stage(access: ServerAccess, samples: readonly Sample[], seed: number): Promise<StagedKind[]> {
  const crds = [...new Set(samples.map(({ crd }) => crd))]
  await inParallel(8, crds, (crd, index) => install(access, loosened(crd, new Random(seed + index))))
  const stored = await inParallel(8, samples, (sample, index) => store(access, sample, new Random(seed + index)))
  await inParallel(8, crds, (crd) => tighten(access, crd))
  return inParallel(8, samples, async ({ crd, version, manifests }, index) => {
    const kind = kindOf(crd, version)
    const names = stored[index]!
    const objects = await inParallel(
      4,
      names,
      async (name) => (await access.send({ method: 'GET', path: `${kind.path}/${name}` })).body as JsonObject,
    )
    return { crd, version, manifests, ...kind, stored: objects }
  })
}

function kindOf(crd: CustomResourceDefinition, versionName: string): Pick<StagedKind, 'path' | 'shape' | 'hasStatus'> {
  const { group, names, scope, versions } = crd.spec
  const version = versions.find(({ name }) => name === versionName)
  const schema = version?.schema?.openAPIV3Schema
  const namespace = scope === 'Namespaced' ? 'namespaces/default/' : ''
  return {
    path: `/apis/${group}/${versionName}/${namespace}${names.plural}`,
    shape: { schema, literals: ruleLiterals(schema) },
    hasStatus: version?.subresources?.status !== undefined,
  }
}

/** The names of what the loosened definition took. */
async function store(access: ServerAccess, { crd, version, manifests }: Sample, random: Random): Promise<string[]> {
  const { path, shape } = kindOf(crd, version)
  const names: string[] = []
  for (let index = 0; index < 2 * STORED; index++) {
    const manifest = copyOf(random.pick(manifests)) as JsonObject
    if (index >= STORED) for (let times = random.integer(1, 4); times > 0; times--) mutateObject(random, manifest, shape)
    const name = `stored-${version}-${index}`
    setField(manifest, 'metadata', { name })
    const { status } = await access.send({ method: 'POST', path: `${path}?fieldValidation=Ignore`, body: textOf(manifest) })
    if (status === 201) names.push(name)
  }
  return names
}

async function tighten(access: ServerAccess, crd: CustomResourceDefinition): Promise<void> {
  const path = `${definitions}/${crd.metadata.name}`
  await eventually(`${crd.metadata.name} is replaced`, async () => {
    const { body } = await access.send({ method: 'GET', path })
    const { metadata } = body as CustomResourceDefinition
    const replaced = await access.send({
      method: 'PUT',
      path,
      body: { ...crd, metadata: { ...crd.metadata, resourceVersion: metadata.resourceVersion } },
    })
    if (replaced.status !== 200 && replaced.status !== 409)
      throw new Error(`a definition was not replaced: ${JSON.stringify(replaced.body)}`)
    return replaced.status === 200
  })
  const { group, names, versions } = crd.spec
  for (const { name } of versions.filter(({ served }) => served)) {
    await eventually(`${crd.metadata.name} is strict in ${name}`, async () => {
      const { warnings } = await access.send({ method: 'GET', path: `/apis/${group}/${name}/${names.plural}?limit=1` })
      return !warnings.includes(LOOSE)
    })
  }
}

/** Numbers as the mutations spelt them. */
function textOf(value: JsonObject): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && 'text' in part && Object.keys(part).length === 1 ? Number(part.text) : part,
  )
}

/** Results in the order of the items, with so many under way at once. */
export async function inParallel<T, R>(width: number, items: readonly T[], work: (item: T, index: number) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  let next = 0
  const lane = async () => {
    while (next < items.length) {
      const index = next++
      results[index] = await work(items[index]!, index)
    }
  }
  await Promise.all(Array.from({ length: width }, lane))
  return results
}
