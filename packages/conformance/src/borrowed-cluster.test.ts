import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { borrowCluster, launchKubernetes } from '@kindbox/apiserver/testing'
import { Client, loadKubeconfig } from '@kindbox/client'
import { Namespace } from '@kindbox/schemas/core/v1'
import { expect, test } from '@jest/globals'
import { builtTools, notBuilt } from './tools/built-tools.ts'

const assets = builtTools()
const on = assets === undefined ? test.skip : test
const title = 'a cluster is borrowed: a namespace that goes again, a user without rights'

on(
  assets === undefined ? `${title} (${notBuilt})` : title,
  async () => {
    await using cluster = await launchKubernetes({ assets: assets! })
    const folder = await mkdtemp(join(tmpdir(), 'kindbox-borrowed-'))
    const path = join(folder, 'kubeconfig')
    const clientOf = async (kubeconfig: string) => {
      await writeFile(path, kubeconfig)
      return Client.fromKubeconfig({ path })
    }
    const admin = await clientOf(cluster.kubeconfig)
    try {
      const server = await borrowCluster(await loadKubeconfig({ path }), { prefix: 'borrowed-' })
      expect(server.namespace).toMatch(/^borrowed-/)
      const found = await admin.api(Namespace).get(server.namespace)
      expect(found.metadata.labels).toMatchObject({ 'app.kubernetes.io/managed-by': 'kindbox' })
      const powerless = await clientOf(server.powerlessKubeconfig)
      await expect(powerless.api(Namespace).list()).rejects.toMatchObject({ status: { code: 403, reason: 'Forbidden' } })
      powerless.close()
      await server.close()
      // Without controllers the namespace waits for them.
      expect((await admin.api(Namespace).get(server.namespace)).metadata.deletionTimestamp).toEqual(expect.any(String))
    } finally {
      admin.close()
      await rm(folder, { recursive: true })
    }
  },
  60_000,
)
