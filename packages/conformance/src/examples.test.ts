import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { launchKubernetes } from '@kindbox/apiserver/testing'
import { expect, test } from '@jest/globals'
import { builtTools, notBuilt } from './tools/built-tools.ts'

const assets = builtTools()
const examples = fileURLToPath(new URL('../../../examples/', import.meta.url))

const title = 'the examples run on the real kube-apiserver'
const onReal = assets === undefined ? test.skip : test

onReal(
  assets === undefined ? `${title} (${notBuilt})` : title,
  async () => {
    await using server = await launchKubernetes({ assets: assets! })
    const folder = await mkdtemp(join(tmpdir(), 'kindbox-examples-'))
    try {
      const kubeconfig = join(folder, 'kubeconfig')
      await writeFile(kubeconfig, server.kubeconfig)
      const run = async (program: string, ...args: string[]) =>
        (await promisify(execFile)(process.execPath, [join(examples, program), '--kubeconfig', kubeconfig, ...args])).stdout
      const shared = await run('shared-definitions/dist/main.js')
      expect(shared).toMatch(/^orders: Done .*\ninvoices: Failed .*\n$/)
      const demo = await run('foo/dist/main.js')
      expect(demo.match(/^\d+\. /gm)).toHaveLength(10)
      expect(demo).toContain('watch | INVALID  Foo default/poisoned')
      expect(demo.trimEnd()).toMatch(/\{ deleted: 'Success' \}$/)
      const controller = await run('controller/dist/demo-main.js')
      expect(controller).toContain('the first instance stopped, the second one leads\n')
      expect(controller).toContain('Foo hello is gone, and its ConfigMap was before it: true\n')
      const nodes = await run('node-informer/dist/main.js', '--act')
      expect(nodes).toMatch(/kindbox-example is (ready, cordoned now|unheard of)[^]*kindbox-example is gone\n$/)
    } finally {
      await rm(folder, { recursive: true })
    }
  },
  120_000,
)
