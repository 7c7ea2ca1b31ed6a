import { test } from '@jest/globals'
import type { Client } from '@kindbox/client'
import { pods, type PodApi } from '@kindbox/operations'
import { Namespace, type Container, type Pod } from '@kindbox/schemas/core/v1'
import { builtTools, notBuilt } from '../tools/built-tools.ts'
import { buildKubelet } from '../tools/kubelet.ts'
import type { LaunchClusterOptions } from './launch-cluster.ts'

/** What a test needs to start a cluster, or why there is none. */
export type ClusterPrograms = Pick<LaunchClusterOptions, 'tools' | 'kubelet'> | { readonly missing: string }

/**
 * The programs of a cluster. The kubelet is built where it is not yet, as that takes seconds; kube-apiserver takes minutes and is not.
 *
 * @throws Error where `KINDBOX_REQUIRE_REAL` forbids to go without
 */
export async function clusterPrograms(env: NodeJS.ProcessEnv = process.env): Promise<ClusterPrograms> {
  const programs = await find(env)
  if ('missing' in programs && (env['KINDBOX_REQUIRE_REAL'] ?? '') !== '') throw new Error(programs.missing)
  return programs
}

async function find(env: NodeJS.ProcessEnv): Promise<ClusterPrograms> {
  const tools = builtTools(env)
  if (tools === undefined) return { missing: notBuilt }
  const kubelet = await buildKubelet(() => {}, env)
  return 'missing' in kubelet ? { missing: `skipped: ${kubelet.missing}` } : { tools, kubelet: kubelet.program }
}

/** `test` where there are programs; otherwise each test is skipped, and its title says why. */
export function testOn(programs: ClusterPrograms): (title: string, run: () => Promise<void>, timeout?: number) => void {
  if (!('missing' in programs)) return test
  // oxlint-disable-next-line jest/no-disabled-tests, jest/expect-expect -- the tests are the callers'
  return (title, run) => test.skip(`${title} (${programs.missing})`, run)
}

/** The pods of a namespace that no other test uses. */
export async function podsOfNewNamespace(client: Client, namespace: string): Promise<PodApi> {
  await client.api(Namespace).create({ metadata: { name: namespace } })
  return pods(client, { namespace })
}

/** Creates a pod on the node whose containers run these commands, and waits until they do. */
export async function runPod(
  api: PodApi,
  node: string,
  name: string,
  containers: { readonly [name: string]: readonly string[] | Partial<Container> },
  spec: Partial<Pod['spec']> = {},
): Promise<Pod> {
  await api.create({
    metadata: { name, labels: { app: name } },
    spec: {
      nodeName: node,
      terminationGracePeriodSeconds: 1,
      ...spec,
      containers: Object.entries(containers).map(([container, how]) => ({
        name: container,
        image: 'none',
        ...(Array.isArray(how) ? { command: [...how] } : how),
      })),
    },
  })
  return await until(api, name, (pod) => pod.status?.containerStatuses?.every(({ state }) => state?.waiting === undefined) === true)
}

/** Waits until a pod is as it should be. */
export async function until(api: PodApi, name: string, reached: (pod: Pod) => boolean): Promise<Pod> {
  for (;;) {
    for await (const event of api.watch({ fieldSelector: `metadata.name=${name}` })) {
      if ((event.type === 'ADDED' || event.type === 'MODIFIED') && reached(event.object)) return event.object
    }
  }
}

/** A program that listens on a free port, which it prints; `handle` is the source of a function that takes a connection. */
export function serverProgram(module: 'http' | 'net', handle: string): readonly string[] {
  const source = `
    const server = require('${module}').createServer(${module === 'net' ? '{ allowHalfOpen: true }, ' : ''}${handle})
    server.listen(0, '127.0.0.1', () => console.log(server.address().port))`
  return [process.execPath, '-e', source]
}

/** The first line that a container writes. */
export async function firstLine(api: PodApi, name: string, container: string): Promise<string> {
  for await (const line of api.log(name, { container, follow: true })) return line
  throw new Error(`${container} of ${name} wrote nothing`)
}
