import { ApiError } from '@kindbox/core'
import { type Clock, timestamp } from '../clock.ts'
import { forbidden, notFound } from '../failure/failure.ts'
import { builtInResource } from '../kind/built-in-resource.ts'
import type { ServedResource } from '../kind/served-resource.ts'
import type { Registry } from '../registry/registry.ts'
import type { Collection } from '../storage/collection.ts'
import type { Stored, StoredObject } from '../storage/stored.ts'
import { deleteObject } from '../verbs/deletion.ts'
import { setOf } from '../managed-fields/field-set.ts'
import { namespaceColumns } from '../table/columns.ts'
import { newUid } from '../verbs/identity.ts'
import { namespaceKind } from './namespace-kind.ts'
import { KUBERNETES, namespaceFinalizers, withNamespaceFinalizers } from './namespace-finalizers.ts'
import { namespaceFinalize, namespaceStrategy } from './namespace-strategy.ts'

/** Namespaces that are always there. */
const PERMANENT = ['default', 'kube-system', 'kube-public', 'kube-node-lease']

/** Those that admission does not let anybody delete (apiserver pkg/admission/plugin/namespace/lifecycle). */
const IMMORTAL: ReadonlySet<string> = new Set(['default', 'kube-system', 'kube-public'])

const NAMESPACES = { group: '', plural: 'namespaces' }

export interface NamespaceOptions {
  readonly objects: Collection
  readonly registry: Registry
  readonly clock: Clock
  readonly random: () => number
}

/** The namespaces: what may be created in them, and what goes with them. */
export class Namespaces {
  readonly resource: ServedResource
  readonly #options: NamespaceOptions
  /** Namespaces whose content is being removed: what goes with them is no reason to begin again. */
  readonly #emptying = new Set<string>()

  constructor(options: NamespaceOptions) {
    this.#options = options
    const served = builtInResource(namespaceKind, options.objects)
    this.resource = {
      ...served,
      verbs: served.verbs.filter((verb) => verb !== 'deletecollection'),
      columns: namespaceColumns,
      unmanaged: setOf(['f:status']),
      strategy: namespaceStrategy(served.strategy),
      finalize: namespaceFinalize(served.strategy),
      hooks: {
        markDeleted: (object) => this.#terminating(object),
        finalize: (stored) => this.#removeContent(stored),
        keeps: (object) => namespaceFinalizers(object).length > 0,
        written: (stored) => this.settle(stored.key),
      },
    }
    for (const name of PERMANENT) options.objects.put(name, this.#namespace(name))
  }

  /** @throws ApiError 404 where there is no such namespace, 403 where it is being deleted. */
  admitCreate(namespace: string, resource: ServedResource, name: string): void {
    const stored = this.#options.objects.get(namespace)
    if (stored === undefined) throw notFound(NAMESPACES, namespace)
    if (stored.object.metadata.deletionTimestamp === undefined) return
    const { message, status } = forbidden(
      resource,
      name,
      `unable to create new content in namespace ${namespace} because it is being terminated`,
    )
    const cause = { reason: 'NamespaceTerminating', message: `namespace ${namespace} is being terminated`, field: 'metadata.namespace' }
    throw new ApiError(message, { ...status, details: { ...status.details, causes: [cause] } })
  }

  /** Removes a namespace that waits for its content, once nothing is left of that. */
  settle(namespace: string): void {
    const stored = this.#options.objects.get(namespace)
    if (stored !== undefined && stored.object.metadata.deletionTimestamp !== undefined) this.#removeContent(stored)
  }

  #namespace(name: string): StoredObject {
    const { clock, random } = this.#options
    return {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name, uid: newUid(random), creationTimestamp: timestamp(clock), labels: { 'kubernetes.io/metadata.name': name } },
      spec: { finalizers: [KUBERNETES] },
      status: { phase: 'Active' },
    }
  }

  #terminating(object: StoredObject): StoredObject {
    if (IMMORTAL.has(object.metadata.name)) throw forbidden(NAMESPACES, object.metadata.name, 'this namespace may not be deleted')
    const deletionTimestamp = object.metadata.deletionTimestamp ?? timestamp(this.#options.clock)
    return {
      ...object,
      metadata: { ...object.metadata, deletionTimestamp },
      status: { ...(object['status'] as object), phase: 'Terminating' },
    }
  }

  /** What the namespace controller does elsewhere: deletes all that is in a namespace, then the namespace. */
  #removeContent({ key: namespace }: Stored): void {
    if (this.#emptying.has(namespace)) return
    this.#emptying.add(namespace)
    const remaining = this.#deleteContent(`${namespace}/`)
    this.#emptying.delete(namespace)
    const { objects } = this.#options
    const left = objects.get(namespace)?.object
    if (left === undefined || remaining > 0) return
    const finalizers = namespaceFinalizers(left)
    const others = finalizers.filter((finalizer) => finalizer !== KUBERNETES)
    if (others.length === 0 && (left.metadata.finalizers ?? []).length === 0) objects.delete(namespace)
    else if (others.length < finalizers.length) objects.put(namespace, withNamespaceFinalizers(left, others))
  }

  /** Deletes what can be deleted, and counts what waits for its finalizers. */
  #deleteContent(prefix: string): number {
    const { registry, clock } = this.#options
    let remaining = 0
    const seen = new Set<Collection>()
    for (const resource of registry.all()) {
      if (!resource.namespaced || seen.has(resource.objects)) continue
      seen.add(resource.objects)
      for (const stored of resource.objects.now().scan(prefix)) {
        if ('deleting' in deleteObject(resource, stored, { dryRun: false }, { clock })) remaining++
      }
    }
    return remaining
  }
}
