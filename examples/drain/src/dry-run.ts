import type { Client } from '@kindbox/client'
import type { CallOptions } from '@kindbox/core'
import { drainPlan, pods } from '@kindbox/operations'
import { DaemonSet } from '@kindbox/schemas/apps/v1'
import type { Pod } from '@kindbox/schemas/core/v1'
import type { DrainArguments } from './drain-arguments.ts'
import { nameOf, whyLeft } from './drain-report.ts'
import { exitCode, type ExitCode } from './exit-code.ts'

export interface DryRunOptions extends CallOptions {
  readonly tell: (line: string) => void
}

/**
 * Says what would become of each pod. The server is asked about each eviction by itself, so two pods of a budget that lets one go are both
 * said to go.
 *
 * @returns the exit code that the drain would have, were its time up at once
 */
export async function dryRun(client: Client, { node, options }: DrainArguments, { tell, signal }: DryRunOptions): Promise<ExitCode> {
  const { podSelector, disableEviction } = options
  const selectors = { fieldSelector: `spec.nodeName=${node}`, ...(podSelector !== undefined && { labelSelector: podSelector }) }
  const { items } = await pods(client).list({ ...selectors, signal })
  const plan = drainPlan(items, options, orphanTest(await daemonSetNames(client, items, { signal })))
  for (const { pod, reason } of plan.leave) tell(`${nameOf(pod.metadata)} would stay: ${whyLeft[reason]}`)
  for (const { message } of plan.issues) tell(message)
  let waits = false
  for (const { metadata } of plan.evict) {
    const { name, namespace, uid } = metadata
    const asked = { dryRun: 'All', preconditions: { uid }, signal } as const
    const answer = disableEviction === true ? undefined : await pods(client, { namespace: namespace! }).evict(name, asked)
    waits ||= answer?.type === 'Blocked'
    tell(`${nameOf(metadata)} would ${answer?.type === 'Blocked' ? `have to wait: ${answer.message}` : 'go'}`)
  }
  if (plan.issues.length > 0) return exitCode.refused
  return waits ? exitCode.left : exitCode.drained
}

/** Namespaces and names of the daemon sets that there are, asked for only where a pod names one. */
async function daemonSetNames(client: Client, items: readonly Pod[], { signal }: CallOptions): Promise<ReadonlySet<string>> {
  if (!items.some((pod) => ownerOf(pod) !== undefined)) return new Set()
  const { items: found } = await client.api(DaemonSet).list({ signal })
  return new Set(found.map(({ metadata }) => nameOf(metadata)))
}

function orphanTest(daemonSets: ReadonlySet<string>): (pod: Pod) => boolean {
  return (pod) => {
    const owner = ownerOf(pod)
    return owner !== undefined && !daemonSets.has(nameOf({ ...pod.metadata, name: owner }))
  }
}

/** The daemon set that a pod belongs to. */
function ownerOf({ metadata }: Pod): string | undefined {
  return metadata.ownerReferences?.find(({ controller, kind }) => controller === true && kind === 'DaemonSet')?.name
}
