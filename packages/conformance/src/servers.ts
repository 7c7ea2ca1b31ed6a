import { borrowCluster, launchEmbedded, launchKubernetes, type TestServer } from '@kindbox/apiserver/testing'
import { loadKubeconfig } from '@kindbox/client'
import { SelfSubjectReview, TokenReview } from '@kindbox/schemas/authentication.k8s.io/v1'
import { LocalSubjectAccessReview, SelfSubjectAccessReview, SubjectAccessReview } from '@kindbox/schemas/authorization.k8s.io/v1'
import { Job } from '@kindbox/schemas/batch/v1'
import { ConfigMap, Event, LimitRange, Node, Pod, Secret } from '@kindbox/schemas/core/v1'
import { ClusterRole } from '@kindbox/schemas/rbac.authorization.k8s.io/v1'
import { httpsAccess, type Endpoint, type ServerAccess } from './suite/server-access.ts'
import { buildTools } from './tools/build.ts'

/** A server under test. */
export interface ServerUnderTest extends AsyncDisposable {
  readonly access: ServerAccess
}

/** Kinds of Kubernetes itself that cases ask for. */
const resources = [
  ...[ConfigMap, Event, LimitRange, Node, Pod, Secret, Job, ClusterRole],
  ...[SelfSubjectReview, TokenReview, LocalSubjectAccessReview, SelfSubjectAccessReview, SubjectAccessReview],
]

/** Our own server, behind its HTTPS port as users run it. */
export async function embeddedServer(): Promise<ServerUnderTest> {
  return launched(await launchEmbedded({ resources }))
}

/** The real one, built first where it is not built yet; or why it cannot be had here. */
export async function realServer(
  log: (line: string) => void,
  args: readonly string[] = [],
): Promise<ServerUnderTest | { readonly missing: string }> {
  const assets = process.env['KUBEBUILDER_ASSETS'] ?? ''
  const tools = assets === '' ? await buildTools(log) : { folder: assets }
  if ('missing' in tools) return tools
  return launched(await launchKubernetes({ assets: tools.folder, args }))
}

/**
 * The cluster that the kubeconfig names. The cases work in namespaces of their own, but their definitions are installed for the whole cluster, under
 * groups below `conformance.example`, and removed again.
 *
 * @throws KubeError `ConfigError` where there is no usable kubeconfig.
 */
export async function kubeconfigServer(): Promise<ServerUnderTest> {
  return launched(await borrowCluster(await loadKubeconfig()))
}

function launched(server: TestServer): ServerUnderTest {
  return underTest({ url: server.url, ca: server.ca, ...server.admin }, server)
}

function underTest(endpoint: Endpoint, server?: Pick<TestServer, 'compact' | keyof AsyncDisposable>): ServerUnderTest {
  const access = httpsAccess(endpoint, { compact: server?.compact })
  return {
    access,
    async [Symbol.asyncDispose]() {
      await access[Symbol.asyncDispose]()
      await server?.[Symbol.asyncDispose]()
    },
  }
}
