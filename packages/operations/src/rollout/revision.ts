import type { Client } from '@kindbox/client'
import { jsonPatch, type CallOptions, type KubeObject, type Patch } from '@kindbox/core'
import { ControllerRevision, ReplicaSet, type Deployment } from '@kindbox/schemas/apps/v1'

/** A state that a workload once had, and can have again. */
export interface Revision {
  readonly revision: number
  /** The annotation `kubernetes.io/change-cause`. */
  readonly changeCause?: string
  /** Brings the workload back to it. */
  readonly patch: Patch
}

/** What the past of a workload is looked up by. */
export interface Owner {
  readonly metadata: KubeObject['metadata']
  readonly spec?: { readonly selector: { readonly matchLabels?: { readonly [key: string]: string } } }
}

const revisionAnnotation = 'deployment.kubernetes.io/revision'
const changeCause = 'kubernetes.io/change-cause'
/** A label that the controller adds to the template of a ReplicaSet; a Deployment's has none. */
const templateHash = 'pod-template-hash'

/** A Deployment's revisions are its ReplicaSets, which its controller numbers. */
export async function deploymentRevisions(client: Client, deployment: Deployment, options: CallOptions): Promise<Revision[]> {
  const { items } = await client.api(ReplicaSet, { namespace: deployment.metadata.namespace! }).list(ownedBy(deployment, options))
  return sorted(
    items.filter(isOwnedBy(deployment)).flatMap(({ metadata, spec: { template = {} } = { selector: {} } }) => {
      const revision = Number(metadata.annotations?.[revisionAnnotation])
      if (!Number.isSafeInteger(revision)) return []
      const { [templateHash]: _, ...labels } = template.metadata?.labels ?? {}
      const value = { ...template, metadata: { ...template.metadata, labels } }
      return [{ revision, ...causeOf(metadata), patch: jsonPatch([{ op: 'replace', path: '/spec/template', value }]) }]
    }),
  )
}

/** Those of StatefulSets and DaemonSets are ControllerRevisions, which hold the patch itself. */
export async function controllerRevisions(client: Client, owner: Owner, options: CallOptions): Promise<Revision[]> {
  const { items } = await client.api(ControllerRevision, { namespace: owner.metadata.namespace! }).list(ownedBy(owner, options))
  return sorted(
    items.filter(isOwnedBy(owner)).map(({ metadata, revision, data = {} }) => ({
      revision,
      ...causeOf(metadata),
      patch: { type: 'application/strategic-merge-patch+json', body: data } satisfies Patch,
    })),
  )
}

function ownedBy({ spec }: Owner, { signal }: CallOptions) {
  // The label selector only spares the server work; the owner decides.
  const labels = Object.entries(spec?.selector.matchLabels ?? {}).map(([key, value]) => `${key}=${value}`)
  return { signal, ...(labels.length > 0 && { labelSelector: labels.join(',') }) }
}

function isOwnedBy({ metadata: { uid } }: Owner): (object: KubeObject) => boolean {
  return ({ metadata }) => metadata.ownerReferences?.some((owner) => owner.controller === true && owner.uid === uid) === true
}

function causeOf({ annotations }: KubeObject['metadata']): { changeCause?: string } {
  const cause = annotations?.[changeCause]
  return cause === undefined ? {} : { changeCause: cause }
}

function sorted(revisions: Revision[]): Revision[] {
  return revisions.toSorted((a, b) => a.revision - b.revision)
}
