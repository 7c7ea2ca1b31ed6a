import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { isKubeError } from '@kindbox/core'
import { defaultConnection } from './default-connection.ts'
import { inClusterConnection } from './in-cluster.ts'

let folder: string
const pod = { KUBERNETES_SERVICE_HOST: '10.96.0.1', KUBERNETES_SERVICE_PORT: '443' }

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kindbox-'))
  await writeFile(join(folder, 'token'), 'abc\n')
  await writeFile(join(folder, 'ca.crt'), 'CA')
  await writeFile(join(folder, 'namespace'), 'foos\n')
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

test('a pod finds its server, its CA, its token and its namespace', async () => {
  const { token, ...rest } = await inClusterConnection({ env: pod, folder })
  expect(rest).toEqual({
    server: 'https://10.96.0.1:443',
    tls: { ca: 'CA' },
    defaultNamespace: 'foos',
    source: "the pod's service account",
  })
  expect(typeof token === 'function' && (await token())).toBe('abc')
})

test('an IPv6 address stands in brackets', async () => {
  const env = { ...pod, KUBERNETES_SERVICE_HOST: 'fd00::1' }
  expect((await inClusterConnection({ env, folder })).server).toBe('https://[fd00::1]:443')
})

test('a namespace that is not told is default', async () => {
  await rm(join(folder, 'namespace'))
  expect((await inClusterConnection({ env: pod, folder })).defaultNamespace).toBe('default')
})

describe('what is missing is named', () => {
  const cases: { title: string; env: { [name: string]: string }; missing?: string; message: RegExp }[] = [
    { title: 'no pod', env: {}, message: /^This is no pod of a cluster: KUBERNETES_SERVICE_HOST/ },
    { title: 'half a pod', env: { KUBERNETES_SERVICE_HOST: 'a' }, message: /^This is no pod of a cluster: / },
    { title: 'no token', env: pod, missing: 'token', message: /^The service account's token cannot be read: ENOENT/ },
    { title: 'no CA', env: pod, missing: 'ca.crt', message: /^The service account's \S+ca\.crt cannot be read: ENOENT/ },
  ]
  test.each(cases)('$title', async ({ env, missing, message }) => {
    if (missing !== undefined) await rm(join(folder, missing))
    const error = await inClusterConnection({ env, folder }).catch((caught: unknown) => caught)
    expect(isKubeError(error, 'ConfigError')).toBe(true)
    expect((error as Error).message).toMatch(message)
  })
})

describe('by default', () => {
  const kubeconfig = 'current-context: c\nclusters: [{name: a, cluster: {server: https://a}}]\ncontexts: [{name: c, context: {cluster: a}}]'

  test('the kubeconfig comes before the pod', async () => {
    await writeFile(join(folder, 'config'), kubeconfig)
    const env = { ...pod, KUBECONFIG: join(folder, 'config') }
    expect((await defaultConnection({ env, folder })).server).toBe('https://a')
  })

  test('the pod where there is no kubeconfig', async () => {
    expect((await defaultConnection({ env: { ...pod, HOME: folder }, folder })).server).toBe('https://10.96.0.1:443')
  })

  test('a broken kubeconfig is not passed over', async () => {
    await writeFile(join(folder, 'config'), 'a: [')
    await expect(defaultConnection({ env: { ...pod, KUBECONFIG: join(folder, 'config') }, folder })).rejects.toThrow('not YAML')
  })

  test('a kubeconfig that was asked for is not replaced by the pod', async () => {
    await expect(defaultConnection({ env: pod, folder, path: join(folder, 'nowhere') })).rejects.toThrow('There is no kubeconfig')
  })

  test('neither', async () => {
    await expect(defaultConnection({ env: { HOME: folder } })).rejects.toThrow(
      /^There is no kubeconfig: \S+ \(the default\) does not exist\. Nor is this a pod of a cluster/,
    )
  })
})
