import type { CustomResourceDefinition, CustomResourceDefinitionVersion } from '@kindbox/crd'
import { randomJsonPatch } from './random-json-patch.ts'
import { randomMergePatch, thinned } from './random-merge-patch.ts'
import { anyValue, randomValue } from './random-value.ts'
import type { Random } from './random.ts'

/** A request as both servers get it, and the object that it is about. */
export interface Step {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'GET'
  readonly path: string
  readonly contentType?: string
  /** What is to be answered; JSON where it is not said. */
  readonly accept?: string
  /** JSON, in which {@link mark}s stand for what each server has. */
  readonly body?: string
  /** Where to look afterwards. */
  readonly object: string
}

/** The fields of stored metadata that differ from server to server. */
export const serversOwn = ['uid', 'resourceVersion', 'creationTimestamp', 'deletionTimestamp'] as const
/** Stands for what a server has in such a field. */
export const mark = (field: (typeof serversOwn)[number]) => `<current ${field}>`

/** A stored object as a step sees it: without what differs from server to server. */
export interface KnownObject {
  readonly metadata: { readonly [field: string]: unknown }
  readonly [field: string]: unknown
}

/** What the steps so far have led to; undefined where nothing is stored under a name. */
export type Known = { readonly [name: string]: KnownObject | undefined }

/** Two, so that objects meet, and are soon there. */
export const objectNames = ['one', 'two'] as const

/** The next step in a sequence. Nothing but the random numbers and the stored objects decides on it. */
export function randomStep(random: Random, definition: CustomResourceDefinition, known: Known): Step {
  const name = random.pick(objectNames)
  const stored = known[name]
  const served = definition.spec.versions.filter((version) => version.served)
  // Where none is served, all are asked for in vain.
  const version = random.pick(served.length === 0 ? definition.spec.versions : served)
  const { subresources = {} } = version
  const action = random.weighted({
    create: stored === undefined ? 12 : 1,
    put: stored === undefined ? 0.5 : 4,
    patch: stored === undefined ? 0.5 : 6,
    apply: stored === undefined ? 4 : 5,
    table: 0.5,
    delete: stored === undefined ? 0.3 : 1,
    // A definition without them refuses: now and then.
    status: subresources.status === undefined || stored === undefined ? 0.3 : 4,
    scale: subresources.scale === undefined || stored === undefined ? 0.3 : 4,
  })
  return new StepMaker(random, { definition, version, name, stored }).make(action)
}

/** Who updates, and who applies: few, so that they meet, and updaters never become so many that the oldest ones are merged by chance. */
const updaters = ['', '', 'two'] as const
const appliers = ['one', 'two', 'kubectl'] as const

const TABLE = 'application/json;as=Table;v=v1;g=meta.k8s.io'

/** What a step is about. */
interface Subject {
  readonly definition: CustomResourceDefinition
  /** The version in which it is asked for. */
  readonly version: CustomResourceDefinitionVersion
  readonly name: string
  readonly stored: KnownObject | undefined
}

class StepMaker {
  readonly #random: Random
  readonly #definition: CustomResourceDefinition
  readonly #version: CustomResourceDefinitionVersion
  readonly #name: string
  readonly #stored: KnownObject | undefined

  constructor(random: Random, { definition, version, name, stored }: Subject) {
    this.#random = random
    this.#definition = definition
    this.#version = version
    this.#name = name
    this.#stored = stored && { ...stored, apiVersion: `${definition.spec.group}/${version.name}` }
  }

  make(action: 'create' | 'put' | 'patch' | 'apply' | 'delete' | 'status' | 'scale' | 'table'): Step {
    switch (action) {
      case 'apply':
        return this.#apply(this.#random.oneIn(5) ? '/status' : '')
      case 'table':
        return { ...this.#request('GET', `/${this.#name}`), accept: TABLE }
      case 'create':
        return this.#request('POST', '', this.#whole({ name: this.#name }))
      case 'put':
        return this.#request('PUT', `/${this.#name}`, this.#replacement())
      case 'patch':
        return this.#patch('')
      case 'delete':
        return this.#request('DELETE', `/${this.#name}`, this.#deleteOptions(), '')
      case 'status':
        return this.#random.oneIn(3) ? this.#request('PUT', `/${this.#name}/status`, this.#replacement()) : this.#patch('/status')
      case 'scale':
        return this.#scale()
    }
  }

  #patch(subresource: string): Step {
    const base = this.#stored ?? { metadata: { name: this.#name } }
    const path = `/${this.#name}${subresource}`
    const schema = this.#schema()
    if (this.#random.oneIn(2))
      return this.#request('PATCH', path, randomMergePatch(this.#random, schema, base, subresource), undefined, 'merge-patch+json')
    return this.#request('PATCH', path, randomJsonPatch(this.#random, schema, base, subresource), undefined, 'json-patch+json')
  }

  /** A configuration: part of an object, or what is stored anyway. */
  #apply(subresource: string): Step {
    const random = this.#random
    const { apiVersion, kind, metadata, ...fields } = this.#whole({ name: this.#name }) as { readonly [field: string]: unknown }
    const kept = random.oneIn(4) ? Object.entries(this.#stored ?? {}).filter(([name]) => name === 'spec' || name === 'status') : []
    const config = {
      apiVersion,
      kind,
      metadata: random.oneIn(3) ? metadata : { name: this.#name },
      ...(thinned(random, { ...fields, ...Object.fromEntries(kept) }) as object),
    }
    return this.#request('PATCH', `/${this.#name}${subresource}`, config, this.#applyQuery(), 'apply-patch+yaml')
  }

  #applyQuery(): string {
    const query = this.#query((random) => random.pick(appliers))
    return this.#random.oneIn(2) ? `${query}&force=true` : query
  }

  #scale(): Step {
    const path = `/${this.#name}/scale`
    const action = this.#random.weighted({ get: 1, put: 2, merge: 2, json: 1, apply: 1 })
    const replicas = this.#random.oneIn(5) ? anyValue(this.#random) : this.#random.integer(-1, 5)
    if (action === 'get') return this.#request('GET', path)
    if (action === 'apply') {
      const config = { apiVersion: 'autoscaling/v1', kind: 'Scale', metadata: { name: this.#name }, spec: { replicas } }
      return this.#request('PATCH', path, config, this.#applyQuery(), 'apply-patch+yaml')
    }
    if (action === 'merge') return this.#request('PATCH', path, { spec: { replicas } }, undefined, 'merge-patch+json')
    const operation = { op: this.#random.pick(['replace', 'add', 'remove', 'test']), path: '/spec/replicas', value: replicas }
    if (action === 'json') return this.#request('PATCH', path, [operation], undefined, 'json-patch+json')
    return this.#request('PUT', path, {
      apiVersion: 'autoscaling/v1',
      kind: 'Scale',
      metadata: this.#metadata({ name: this.#name }),
      spec: this.#random.oneIn(8) ? {} : { replicas },
    })
  }

  /** What a PUT sends: the stored object with another spec or status, or another object altogether. */
  #replacement(): object {
    const stored = this.#stored
    const whole = this.#whole(this.#metadata({ name: this.#name }))
    if (stored === undefined || this.#random.oneIn(4)) return whole
    const { spec, status } = whole as { spec?: unknown; status?: unknown }
    const part = this.#random.pick([{}, { spec }, { status }, { spec, status }])
    return { ...stored, ...part, metadata: { ...stored.metadata, ...this.#metadata({}) } }
  }

  #whole(metadata: object): object {
    const { group, names } = this.#definition.spec
    const made = randomValue(this.#random, this.#schema(), this.#random.pick([0, 8, 20, 40])) as object | null
    return {
      apiVersion: this.#random.oneIn(40) ? 'v1' : `${group}/${this.#version.name}`,
      kind: this.#random.oneIn(40) ? 'Other' : names.kind,
      ...(typeof made === 'object' && !Array.isArray(made) ? made : {}),
      metadata: { ...metadata, ...this.#details() },
    }
  }

  #metadata(metadata: object): object {
    const version = this.#random.weighted({ current: 10, none: 1, old: 1, wrong: 0.3 })
    return {
      ...metadata,
      ...(version === 'current' && { resourceVersion: mark('resourceVersion') }),
      ...(version === 'none' && { resourceVersion: '' }),
      ...(version === 'old' && { resourceVersion: '1' }),
      ...(version === 'wrong' && { resourceVersion: 'x' }),
      ...(this.#random.oneIn(6) && { uid: mark('uid') }),
      ...this.#details(),
    }
  }

  #details(): object {
    const random = this.#random
    return {
      ...(random.oneIn(6) && { labels: random.pick([{ a: 'x' }, { a: '' }, {}, null, { 'b/c': 'y' }, { a: 'not a label' }, { a: null }]) }),
      ...(random.oneIn(8) && { annotations: random.pick([{ a: 'x' }, {}, null, { 'not a key': '' }, { a: 1 }]) }),
      ...(random.oneIn(10) && { finalizers: random.pick([['example.dev/hold'], [], null, ['hold'], ['a/b', 'a/b']]) }),
      ...(random.oneIn(30) && { generation: random.pick([7, 0, -1]) }),
      ...(random.oneIn(30) && { creationTimestamp: random.pick([null, '2020-01-01T00:00:00Z', 'yesterday']) }),
      ...(random.oneIn(40) && { new: 'x' }),
    }
  }

  #deleteOptions(): object | undefined {
    const { pick } = { pick: <T>(choices: readonly T[]) => this.#random.pick(choices) }
    return pick([
      undefined,
      undefined,
      {},
      { propagationPolicy: pick(['Background', 'Foreground', 'Orphan', 'Other']) },
      { preconditions: { uid: mark('uid'), resourceVersion: mark('resourceVersion') } },
      { gracePeriodSeconds: pick([0, 5]) },
      { orphanDependents: pick([true, false]) },
    ])
  }

  #schema() {
    return this.#version.schema!.openAPIV3Schema!
  }

  #request(method: Step['method'], tail: string, body?: unknown, query = this.#query(), type = 'json'): Step {
    const { group, scope } = this.#definition.spec
    const base = `/apis/${group}/${this.#version.name}${scope === 'Namespaced' ? '/namespaces/default' : ''}/things`
    return {
      method,
      path: `${base}${tail}${method === 'GET' ? '' : query}`,
      object: `${base}/${this.#name}`,
      ...(body !== undefined && { body: JSON.stringify(body), contentType: `application/${type}` }),
    }
  }

  #query(managerOf = (random: Random): string => random.pick(updaters)): string {
    const validation = this.#random.weighted({ '': 6, Strict: 1, Ignore: 1, Warn: 0.5 })
    const query = new URLSearchParams()
    if (validation !== '') query.set('fieldValidation', validation)
    if (this.#random.oneIn(12)) query.set('dryRun', 'All')
    const manager = managerOf(this.#random)
    if (manager !== '') query.set('fieldManager', manager)
    return query.size === 0 ? '' : `?${query}`
  }
}
