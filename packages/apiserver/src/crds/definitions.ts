import { isDeepStrictEqual } from 'node:util'
import { ApiError } from '@kindbox/core'
import type { CustomResourceDefinition } from '@kindbox/crd'
import { type Clock, timestamp } from '../clock.ts'
import { alreadyExists } from '../failure/failure.ts'
import { builtInResource } from '../kind/built-in-resource.ts'
import { customResources } from '../kind/custom-resource.ts'
import type { ServedResource } from '../kind/served-resource.ts'
import type { Registry } from '../registry/registry.ts'
import type { Collection } from '../storage/collection.ts'
import type { Stored, StoredObject } from '../storage/stored.ts'
import { deleteObject } from '../verbs/deletion.ts'
import { newUid } from '../verbs/identity.ts'
import { definitionKind, definitionMergeType } from './definition-kind.ts'
import { definitionStrategy } from './definition-strategy.ts'
import { established, isEstablished, withCondition } from './conditions.ts'

const CLEANUP = 'customresourcecleanup.apiextensions.k8s.io'

export interface DefinitionsOptions {
  readonly objects: Collection
  readonly registry: Registry
  readonly clock: Clock
  readonly random: () => number
  /** Makes the collection of a new kind's objects. */
  readonly newCollection: () => Collection
}

/** The CustomResourceDefinitions: serves the kinds of those that are established, and cleans up after those that are deleted. */
export class Definitions {
  readonly resource: ServedResource
  readonly #options: DefinitionsOptions
  readonly #instances = new Map<string, Collection>()
  readonly #names = new Map<Collection, string>()
  readonly #served = new Map<string, unknown>()

  constructor(options: DefinitionsOptions) {
    this.#options = options
    const served = builtInResource(definitionKind, options.objects)
    this.resource = {
      ...served,
      // Kubernetes still stores its definitions as v1beta1 (pkg/apiserver/apiserver.go).
      storageVersion: 'v1beta1',
      unconditionalUpdate: false,
      mergeTypes: () => definitionMergeType,
      strategy: definitionStrategy(served.strategy),
      hooks: {
        written: (stored) => this.#serve(stored),
        markDeleted: (object) => this.#terminating(object),
        finalize: (stored) => this.#cleanUp(stored),
      },
    }
  }

  /**
   * Creates a definition before there is a server to ask.
   *
   * @throws ApiError with the Status that a create would be answered with.
   */
  install(document: CustomResourceDefinition): void {
    const { objects, clock, random } = this.#options
    const verdict = this.resource.strategy.create(document)
    if (!verdict.accepted) throw new ApiError(verdict.status.message ?? '', verdict.status)
    const { metadata, ...definition } = verdict.stored as StoredObject
    if (objects.get(metadata.name) !== undefined) throw alreadyExists(this.resource, metadata.name)
    const identity = { uid: newUid(random), creationTimestamp: timestamp(clock) }
    this.#serve(objects.put(metadata.name, { ...definition, metadata: { ...metadata, ...identity } } as StoredObject))
  }

  /** Goes on with the definition of a collection from which an object was removed, in case it waited for that. */
  settle(instances: Collection): void {
    const name = this.#names.get(instances)
    const stored = name === undefined ? undefined : this.#options.objects.get(name)
    if (stored !== undefined && isTerminating(stored.object)) this.#finish(stored)
  }

  /** Forgets the kinds of a definition that is gone. */
  removed(name: string): void {
    const dot = name.indexOf('.')
    const group = name.slice(dot + 1)
    const instances = this.#instances.get(name)
    if (instances !== undefined) {
      this.#instances.delete(name)
      this.#names.delete(instances)
      this.#served.delete(name)
      this.#options.registry.replace(group, name.slice(0, dot), [])
    }
    // Its names are free now: another definition may have waited for one.
    for (const stored of this.#inGroup(group)) if (!isTerminating(stored.object)) this.#serve(stored)
  }

  *#inGroup(group: string): Generator<Stored, void> {
    for (const stored of this.#options.objects.now().scan('')) {
      if (definitionOf(stored.object).spec.group === group) yield stored
    }
  }

  #serve({ key, object }: Stored): void {
    const { objects, registry, clock, newCollection } = this.#options
    const { group, names } = definitionOf(object).spec
    const others = [...this.#inGroup(group)]
      .filter((stored) => stored.key !== key)
      .flatMap((stored) => definitionOf(stored.object).status?.acceptedNames ?? [])
    const settled = isTerminating(object) ? object : established(object, others, timestamp(clock))
    if (settled !== object) objects.put(key, settled)
    if (!isEstablished(settled)) return
    const instances = this.#instances.get(key) ?? newCollection()
    this.#instances.set(key, instances)
    this.#names.set(instances, key)
    const definition = definitionOf(settled)
    const accepted = { ...definition.spec, names: definition.status?.acceptedNames ?? names }
    const served = { spec: accepted, terminating: isTerminating(settled) }
    // Nothing that concerns the objects has changed, so that watches of them go on.
    if (isDeepStrictEqual(served, this.#served.get(key))) return
    this.#served.set(key, served)
    registry.replace(group, names.plural, customResources({ ...definition, spec: accepted }, instances, served.terminating))
  }

  #terminating(object: StoredObject): StoredObject | undefined {
    if (isTerminating(object)) return undefined
    const now = timestamp(this.#options.clock)
    const finalizers = object.metadata.finalizers ?? []
    const marked = {
      ...object,
      metadata: {
        ...object.metadata,
        deletionTimestamp: now,
        finalizers: finalizers.includes(CLEANUP) ? finalizers : [...finalizers, CLEANUP],
      },
    }
    const message = 'CustomResourceDefinition marked for deletion; CustomResource deletion will begin soon'
    return withCondition(marked, { type: 'Terminating', status: 'True', reason: 'InstanceDeletionPending', message }, now)
  }

  #cleanUp({ key, object }: Stored): void {
    const { objects, clock } = this.#options
    const now = timestamp(clock)
    const message = 'CustomResource deletion is in progress'
    const stored = objects.put(
      key,
      withCondition(object, { type: 'Terminating', status: 'True', reason: 'InstanceDeletionInProgress', message }, now),
    )
    this.#serve(stored)
    const instances = this.#instances.get(key)
    const served = [...this.#options.registry.all()].find((resource) => resource.objects === instances)
    if (served !== undefined) {
      for (const instance of served.objects.now().scan('')) deleteObject(served, instance, { dryRun: false }, { clock })
    }
    this.#finish(stored)
  }

  /** Lets the definition go once no instance is left. */
  #finish({ key }: Stored): void {
    const { objects, clock } = this.#options
    const stored = objects.get(key)
    if (stored === undefined || (this.#instances.get(key)?.size ?? 0) > 0) return
    const { object } = stored
    const finalizers = (object.metadata.finalizers ?? []).filter((finalizer) => finalizer !== CLEANUP)
    if (finalizers.length === 0) {
      objects.delete(key)
      return
    }
    const condition = {
      type: 'Terminating',
      status: 'False',
      reason: 'InstanceDeletionCompleted',
      message: 'removed all instances',
    } as const
    objects.put(key, withCondition({ ...object, metadata: { ...object.metadata, finalizers } }, condition, timestamp(clock)))
  }
}

function definitionOf(object: StoredObject): CustomResourceDefinition {
  return object as unknown as CustomResourceDefinition
}

function isTerminating({ metadata }: StoredObject): boolean {
  return metadata.deletionTimestamp !== undefined
}
