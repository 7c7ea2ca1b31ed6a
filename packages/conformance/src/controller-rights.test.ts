import { execFile, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { launchKubernetes, type TestServer } from '@kindbox/apiserver/testing'
import { Client } from '@kindbox/client'
import { defineResource, mergePatch, rawRequest } from '@kindbox/core'
import { serviceAccounts } from '@kindbox/operations'
import { deleted, hasCondition, Lease, RecordedEvent, waitFor } from '@kindbox/runtime'
import { ConfigMap, Namespace } from '@kindbox/schemas/core/v1'
import { expect, test } from '@jest/globals'
import { Type } from '@sinclair/typebox'
import { eventually } from './suite/install.ts'
import { builtTools, notBuilt } from './tools/built-tools.ts'

const assets = builtTools()
const root = new URL('../../../', import.meta.url)
const file = (path: string) => fileURLToPath(new URL(path, root))

/** What the test needs of the example's kind. */
const Foo = defineResource({
  group: 'controller.clux.dev',
  version: 'v1',
  kind: 'Foo',
  plural: 'foos',
  scope: 'Namespaced',
  spec: Type.Object({ greeting: Type.String(), copies: Type.Optional(Type.Integer()) }),
  status: Type.Object({ conditions: Type.Optional(Type.Array(Type.Object({ type: Type.String(), status: Type.String() }))) }),
})

const rights = 'apis/rbac.authorization.k8s.io/v1'
const places: { readonly [kind: string]: string } = {
  CustomResourceDefinition: '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
  ServiceAccount: '/api/v1/namespaces/foo-system/serviceaccounts',
  ClusterRole: `/${rights}/clusterroles`,
  ClusterRoleBinding: `/${rights}/clusterrolebindings`,
  Role: `/${rights}/namespaces/foo-system/roles`,
  RoleBinding: `/${rights}/namespaces/foo-system/rolebindings`,
}

/** Creates the documents of a manifest as they are. */
async function install(client: Client, manifest: string): Promise<void> {
  for (const document of manifest.split(/^---$/m)) {
    const kind = /^kind: (.*)$/m.exec(document)![1]!
    await client.request(rawRequest(places[kind]!, { method: 'POST', body: document, contentType: 'application/yaml' }))
  }
}

/** A kubeconfig of somebody who has a token and nothing else. */
function kubeconfigOf({ url, ca }: TestServer, token: string): string {
  return JSON.stringify({
    clusters: [{ name: 'c', cluster: { server: url, 'certificate-authority-data': Buffer.from(ca).toString('base64') } }],
    users: [{ name: 'u', user: { token } }],
    contexts: [{ name: 'x', context: { cluster: 'c', user: 'u', namespace: 'foo-system' } }],
    'current-context': 'x',
  })
}

/** Runs the program of the example's image until `live` is over, and gives what it logged. */
async function whileControllerRuns(kubeconfig: string, live: () => Promise<void>): Promise<{ code: number | null; log: readonly Line[] }> {
  const env = { ...process.env, KUBECONFIG: kubeconfig, POD_NAMESPACE: 'foo-system', PORT: '0' }
  const child = spawn(process.execPath, [file('examples/controller/dist/main.js')], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  const output = child.stdout.setEncoding('utf8').toArray() as Promise<string[]>
  try {
    await live()
  } finally {
    child.kill('SIGTERM')
  }
  const code = await ended
  const lines = (await output).join('').split('\n').filter(Boolean)
  return { code, log: lines.map((line) => JSON.parse(line) as Line) }
}

interface Line {
  readonly level: string
  readonly message: string
}

const title = 'the example controller does all its work as a service account with the rights of its manifest, and nothing is forbidden'
const onReal = assets === undefined ? test.skip : test

onReal(
  assets === undefined ? `${title} (${notBuilt})` : title,
  async () => {
    const plugin = '--enable-admission-plugins=OwnerReferencesPermissionEnforcement'
    await using server = await launchKubernetes({ assets: assets!, args: [plugin] })
    const folder = await mkdtemp(join(tmpdir(), 'kindbox-rights-'))
    try {
      const paths = { admin: join(folder, 'admin'), controller: join(folder, 'controller') }
      await writeFile(paths.admin, server.kubeconfig)
      await using admin = await Client.fromKubeconfig({ path: paths.admin, onWarning: () => {} })
      for (const name of ['foo-system', 'shop']) await admin.api(Namespace).create({ metadata: { name } })
      const definition = await promisify(execFile)(process.execPath, [
        file('packages/cli/dist/bin.js'),
        'crd',
        file('examples/controller/src/foo.ts'),
      ])
      await install(admin, definition.stdout)
      await install(admin, await readFile(file('examples/controller/manifests/rbac.yaml'), 'utf8'))
      const { token } = await serviceAccounts(admin, { namespace: 'foo-system' }).createToken('foo-controller')
      await writeFile(paths.controller, kubeconfigOf(server, token))
      await using own = await Client.fromKubeconfig({ path: paths.controller })
      await expect(own.api(Namespace).list()).rejects.toThrow('403 Forbidden')
      const foos = admin.api(Foo, { namespace: 'shop' })
      await eventually('Foo is served', () => foos.list().then(Boolean, () => false))

      const { code, log } = await whileControllerRuns(paths.controller, () => life(admin))
      expect(log.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([])
      expect(log.at(-1)?.message).toBe('stopped')
      expect(code).toBe(0)
      const { items } = await admin.api(RecordedEvent, { namespace: 'shop' }).list()
      expect(new Set(items.map(({ reason }) => reason))).toEqual(
        new Set(['ConfigMapCreated', 'ConfigMapUpdated', 'ConfigMapDeleted', 'NameTaken']),
      )
      expect((await admin.api(Lease, { namespace: 'foo-system' }).get('foo-controller')).spec?.holderIdentity ?? '').toBe('')
    } finally {
      await rm(folder, { recursive: true })
    }
  },
  120_000,
)

/** All that can happen to a Foo. */
async function life(admin: Client): Promise<void> {
  const patience = { timeout: 60_000 }
  const foos = admin.api(Foo, { namespace: 'shop' })
  const configMaps = admin.api(ConfigMap, { namespace: 'shop' })
  await configMaps.create({ metadata: { name: 'taken' } })
  for (const name of ['a', 'taken']) await foos.create({ metadata: { name }, spec: { greeting: 'hello' } })
  await waitFor(foos, 'taken', hasCondition('Ready', { status: 'False', reason: 'NameTaken' }), patience)
  await waitFor(foos, 'a', hasCondition('Ready'), patience)
  await foos.patch('a', mergePatch({ spec: { greeting: 'good evening' } }))
  await waitFor(configMaps, 'a', (configMap) => configMap?.data?.['greeting-0'] === 'good evening', patience)
  await configMaps.patch('a', mergePatch({ data: { 'greeting-0': 'tampered with' } }))
  await waitFor(configMaps, 'a', (configMap) => configMap?.data?.['greeting-0'] === 'good evening', patience)
  const { uid } = (await configMaps.get('a')).metadata
  await configMaps.delete('a')
  await waitFor(configMaps, 'a', (configMap) => configMap !== undefined && configMap.metadata.uid !== uid, patience)
  for (const name of ['a', 'taken']) {
    await foos.delete(name)
    await waitFor(foos, name, deleted(), patience)
  }
  expect((await configMaps.list()).items.map(({ metadata }) => metadata.name)).toEqual(['taken'])
}
