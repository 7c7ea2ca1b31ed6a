import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchEmbedded, launchKubernetes, type TestServer } from '@kindbox/apiserver/testing'
import { Client } from '@kindbox/client'
import type { AnyResource, Api, InputOf, ObjectOf } from '@kindbox/core'
import { crd, CustomResourceDefinition } from '@kindbox/crd'
import { TokenReview } from '@kindbox/schemas/authentication.k8s.io/v1'
import { LocalSubjectAccessReview, SelfSubjectAccessReview } from '@kindbox/schemas/authorization.k8s.io/v1'
import { ConfigMap, Namespace } from '@kindbox/schemas/core/v1'
import { afterAll, beforeAll, describe, test } from '@jest/globals'
import { eventually } from './suite/install.ts'
import { builtTools, notBuilt } from './tools/built-tools.ts'

/** A server on which a resource is served, with a client of a kubeconfig file. Its parts are there while tests run. */
export interface Rig<R extends AnyResource> {
  readonly server: TestServer
  readonly client: Client
  /** Path of the kubeconfig. */
  readonly kubeconfig: string
  /** Removed with the server. */
  readonly folder: string
  /** The resource's Api in a namespace that no other test uses. */
  newApi(): Promise<{ readonly api: Api<ObjectOf<R>, InputOf<R>>; readonly namespace: string }>
}

/** `test` where the server can be started; otherwise each test is skipped, and its title says why. */
export type TestOnServer = (title: string, run: () => Promise<void>) => void

const tools = builtTools()
const servers = [
  {
    server: 'the embedded API server',
    launch: () => launchEmbedded({ resources: [ConfigMap, LocalSubjectAccessReview, SelfSubjectAccessReview, TokenReview] }),
    real: false,
  },
  { server: 'the real kube-apiserver', launch: () => launchKubernetes({ assets: tools! }), real: true },
]

/** Defines the same tests for the embedded server and for the real one. */
export function onBothServers<R extends AnyResource>(
  subject: string,
  resource: R,
  tests: (rig: Rig<R>, on: TestOnServer, real: boolean) => void,
): void {
  describe.each(servers)(`${subject} on $server`, ({ launch, real }) => {
    if (real && tools === undefined) {
      // oxlint-disable-next-line jest/no-disabled-tests, jest/expect-expect -- the tests are the callers'
      tests({} as Rig<R>, (title, run) => test.skip(`${title} (${notBuilt})`, run), real)
      return
    }
    const rig = new StartedRig(resource)
    beforeAll(() => rig.start(launch), 60_000)
    afterAll(() => rig.stop(), 30_000)
    tests(rig, test, real)
  })
}

class StartedRig<R extends AnyResource> implements Rig<R> {
  server!: TestServer
  client!: Client
  kubeconfig!: string
  folder!: string
  readonly #resource: R
  #namespaces = 0

  constructor(resource: R) {
    this.#resource = resource
  }

  async start(launch: () => Promise<TestServer>): Promise<void> {
    this.server = await launch()
    this.folder = await mkdtemp(join(tmpdir(), 'kindbox-rig-'))
    this.kubeconfig = join(this.folder, 'kubeconfig')
    await writeFile(this.kubeconfig, this.server.kubeconfig)
    this.client = await Client.fromKubeconfig({ path: this.kubeconfig, onWarning: () => {} })
    await this.client.api(CustomResourceDefinition).create(crd(this.#resource))
    const objects = this.client.api(this.#resource)
    await eventually(`${this.#resource.kind} is served`, () =>
      objects.list().then(
        () => true,
        () => false,
      ),
    )
  }

  async newApi(): Promise<{ api: Api<ObjectOf<R>, InputOf<R>>; namespace: string }> {
    const namespace = `${this.#resource.plural}-${++this.#namespaces}`
    await this.client.api(Namespace).create({ metadata: { name: namespace } })
    return { api: this.client.api(this.#resource, { namespace }) as Api<ObjectOf<R>, InputOf<R>>, namespace }
  }

  /** Also where `start` failed half-way. */
  async stop(): Promise<void> {
    this.client?.close()
    await this.server?.close()
    if (this.folder !== undefined) await rm(this.folder, { recursive: true })
  }
}
