import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isKubeError } from '@kindbox/core'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { testAuthority, type Identity } from '../fixture/certificates.ts'
import { loadKubeconfig } from './kubeconfig.ts'
import type { Credential } from './credential.ts'

const v1 = 'client.authentication.k8s.io/v1'
let folder: string
let admin: Identity
beforeAll(async () => {
  admin = await (await testAuthority('cluster CA')).issue({ name: 'admin' })
})
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kindbox-plugin-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

interface Setting {
  exec?: object
  cluster?: object
  /** Source of the program that is the plugin. */
  source?: string
}

/** What a kubeconfig with a plugin gives as credentials. */
async function credentials({ exec = {}, cluster = {}, source = '' }: Setting): Promise<Credential> {
  const program = join(folder, 'plugin.cjs')
  await writeFile(program, source)
  const plugin = { apiVersion: v1, interactiveMode: 'Never', command: process.execPath, args: [program, 'one'], ...exec }
  const path = join(folder, 'config')
  const config = {
    'current-context': 'c',
    contexts: [{ name: 'c', context: { cluster: 'a', user: 'u' } }],
    clusters: [{ name: 'a', cluster: { server: 'https://127.0.0.1:1', ...cluster } }],
    users: [{ name: 'u', user: { exec: plugin } }],
  }
  await writeFile(path, JSON.stringify(config))
  return await (
    await loadKubeconfig({ path })
  ).credentials!()
}

const writes = (status: object, rest: object = {}) =>
  `console.log(${JSON.stringify(JSON.stringify({ kind: 'ExecCredential', apiVersion: v1, status, ...rest }))})`

describe('what a plugin gives', () => {
  test('a token', async () => {
    expect(await credentials({ source: writes({ token: 'abc' }) })).toEqual({ token: 'abc' })
  })

  test('a client certificate', async () => {
    const source = writes({ clientCertificateData: admin.cert, clientKeyData: admin.key })
    expect(await credentials({ source })).toEqual({ certificate: admin })
  })

  test('YAML', async () => {
    const source = `console.log('kind: ExecCredential\\napiVersion: ${v1}\\nstatus:\\n  token: "007"')`
    expect(await credentials({ source })).toEqual({ token: '007' })
  })
})

describe('what a plugin is told', () => {
  const tell = (value: string) =>
    `console.log(JSON.stringify({ kind: 'ExecCredential', apiVersion: '${v1}', status: { token: JSON.stringify(${value}) } }))`

  test('its arguments and variables, beside those of this process', async () => {
    const { token } = await credentials({
      exec: { env: [{ name: 'PROFILE', value: 'prod' }, { name: 'EMPTY' }] },
      source: tell('[process.argv[2], process.env.PROFILE, process.env.EMPTY, process.env.PATH]'),
    })
    expect(JSON.parse(token!)).toEqual(['one', 'prod', '', process.env['PATH']])
  })

  test('the cluster, when it asks', async () => {
    const source = tell('JSON.parse(process.env.KUBERNETES_EXEC_INFO)')
    const extensions = [{ name: 'client.authentication.k8s.io/exec', extension: { audience: 'a' } }]
    const cluster = { 'tls-server-name': 'kube', 'insecure-skip-tls-verify': true, 'disable-compression': true, extensions }
    const told = async (exec: object) => JSON.parse((await credentials({ exec, cluster, source })).token!) as object
    const info = { kind: 'ExecCredential', apiVersion: v1, spec: { interactive: false } }
    expect(await told({})).toEqual(info)
    const seen = {
      server: 'https://127.0.0.1:1',
      'tls-server-name': 'kube',
      'insecure-skip-tls-verify': true,
      'disable-compression': true,
      config: { audience: 'a' },
    }
    expect(await told({ provideClusterInfo: true })).toEqual({ ...info, spec: { interactive: false, cluster: seen } })
  })

  test('paths start from the folder of the kubeconfig', async () => {
    await writeFile(join(folder, 'plugin'), `#!${process.execPath}\n${writes({ token: 'beside' })}`)
    await chmod(join(folder, 'plugin'), 0o755)
    expect(await credentials({ exec: { command: './plugin' } })).toEqual({ token: 'beside' })
  })
})

describe('what goes wrong', () => {
  const at = 'exec of user "u" in CONFIG'
  const cases: { title: string; setting: Setting; message: string }[] = [
    {
      title: 'a program that is missing',
      setting: { exec: { command: 'kindbox-no-such-plugin', installHint: 'Get it from\u001B[31m example.org.' } },
      message: `${at}: there is no program kindbox-no-such-plugin. Get it from[31m example.org.`,
    },
    {
      title: 'a program that fails',
      setting: { source: 'console.error("no session:\\n  log in first"); process.exit(3)' },
      message: `${at}: NODE failed with exit code 3: no session: log in first`,
    },
    {
      title: 'a program that dies',
      setting: { source: 'process.kill(process.pid, "SIGKILL")' },
      message: `${at}: NODE was ended by SIGKILL.`,
    },
    {
      title: 'a program that never stops writing',
      setting: { source: 'for (;;) require("fs").writeSync(1, "x".repeat(65536))' },
      message: `${at}: NODE wrote more than 1048576 bytes.`,
    },
    {
      title: 'neither JSON nor YAML',
      setting: { source: 'console.log("{secret")' },
      message: `What ${at} wrote is neither JSON nor YAML.`,
    },
    { title: 'a text', setting: { source: 'console.log("secret")' }, message: `What ${at} wrote has to be a mapping, not a string.` },
    {
      title: 'another version',
      setting: { source: writes({ token: 'secret' }, { apiVersion: `${v1}beta1` }) },
      message: `What ${at} wrote has to be an ExecCredential of ${v1}.`,
    },
    { title: 'nothing', setting: { source: writes({}) }, message: `What ${at} wrote holds neither a token nor a client certificate.` },
    {
      title: 'half of a certificate',
      setting: { source: writes({ clientKeyData: 'secret' }) },
      message: `clientKeyData of what ${at} wrote is there but clientCertificateData of what ${at} wrote is not; a client certificate needs both.`,
    },
    {
      title: 'a time that is none',
      setting: { source: writes({ token: 'secret', expirationTimestamp: 'tomorrow' }) },
      message: `expirationTimestamp of what ${at} wrote is no time of RFC 3339.`,
    },
    {
      title: 'questions without a terminal',
      setting: { exec: { interactiveMode: 'Always' } },
      message: `${at} wants to ask things (interactiveMode: Always), but standard input is no terminal.`,
    },
  ]
  test.each(cases)('$title', async ({ setting, message }) => {
    const error: unknown = await credentials(setting).catch((caught: unknown) => caught)
    expect(isKubeError(error, 'ConfigError')).toBe(true)
    expect((error as Error).message.replaceAll(join(folder, 'config'), 'CONFIG').replaceAll(process.execPath, 'NODE')).toBe(message)
  })
})
