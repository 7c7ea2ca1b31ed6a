import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { isKubeError } from '@kindbox/core'
import { testAuthority, type Identity, type TestAuthority } from '../fixture/certificates.ts'
import { loadKubeconfig, type KubeconfigOptions } from './kubeconfig.ts'

let folder: string
let authority: TestAuthority
let admin: Identity

beforeAll(async () => {
  authority = await testAuthority('cluster CA')
  admin = await authority.issue({ name: 'admin' })
})
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kindbox-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

const base64 = (text: string) => Buffer.from(text).toString('base64')

/** A kubeconfig of one context, cluster and user, with what a test adds to each. */
function kubeconfig({ cluster = '', user = 'token: abc', context = '', more = '' } = {}): string {
  const indented = (text: string) => text.replaceAll('\n', '\n    ')
  return `apiVersion: v1
kind: Config
current-context: dev
clusters:
- name: kind
  cluster:
    server: https://127.0.0.1:6443
    ${indented(cluster)}
users:
- name: admin
  user:
    ${indented(user)}
contexts:
- name: dev
  context:
    cluster: kind
    user: admin
    ${indented(context)}
${more}`
}

async function file(name: string, content: string): Promise<string> {
  const path = join(folder, name)
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, content)
  return path
}

/** Loads without the environment of whoever runs the tests. */
const load = async (options: KubeconfigOptions) => await loadKubeconfig({ env: { HOME: folder }, ...options })

describe('what a context says', () => {
  test('server, token, namespace and where they came from', async () => {
    const path = await file('config', kubeconfig({ context: 'namespace: foos' }))
    expect(await load({ path })).toEqual({
      server: 'https://127.0.0.1:6443',
      tls: {},
      token: 'abc',
      defaultNamespace: 'foos',
      source: `context "dev" in ${path}`,
    })
  })

  test('CA and client certificate, in the file or beside it', async () => {
    await file('pki/ca.crt', authority.ca)
    await file('pki/admin.crt', admin.cert)
    const user = `client-certificate: pki/admin.crt\nclient-key-data: ${base64(admin.key)}`
    const path = await file('config', kubeconfig({ cluster: 'certificate-authority: pki/ca.crt\ntls-server-name: kubernetes', user }))
    expect((await load({ path })).tls).toEqual({ ca: authority.ca, ...admin, serverName: 'kubernetes' })
  })

  test('data counts where there is a file too', async () => {
    const cluster = `certificate-authority: missing.crt\ncertificate-authority-data: ${base64(authority.ca)}`
    expect((await load({ path: await file('config', kubeconfig({ cluster })) })).tls).toEqual({ ca: authority.ca })
  })

  test('no verification, no compression, a password', async () => {
    const cluster = 'insecure-skip-tls-verify: true\ndisable-compression: true'
    const path = await file('config', kubeconfig({ cluster, user: 'username: me\npassword: "123"' }))
    expect(await load({ path })).toMatchObject({ tls: { insecureSkipTlsVerify: true }, compress: false, username: 'me', password: '123' })
  })

  test('a token in a file, relative to the kubeconfig, counts more than one beside it', async () => {
    await file('deep/secrets/token', 'from-file\n')
    const { token } = await load({ path: await file('deep/config', kubeconfig({ user: 'token: beside\ntokenFile: secrets/token' })) })
    expect(typeof token === 'function' && (await token())).toBe('from-file')
    const { token: fallback } = await load({ path: await file('config', kubeconfig({ user: 'token: beside\ntokenFile: nowhere' })) })
    expect(typeof fallback === 'function' && (await fallback())).toBe('beside')
  })

  test('the proxy', async () => {
    const path = await file('config', kubeconfig({ cluster: 'proxy-url: http://egress.example:3128' }))
    expect((await load({ path })).proxy).toBe('http://egress.example:3128')
  })

  test('who to act as', async () => {
    const user = 'token: abc\nas: jane\nas-uid: "7"\nas-groups: [dev, ops]\nas-user-extra: {scopes: [a, b]}'
    expect((await load({ path: await file('config', kubeconfig({ user })) })).impersonate).toEqual({
      user: 'jane',
      uid: '7',
      groups: ['dev', 'ops'],
      extra: { scopes: ['a', 'b'] },
    })
  })

  test('a credential plugin, which counts only where there is nothing else', async () => {
    const exec = 'exec: {command: aws, apiVersion: client.authentication.k8s.io/v1beta1}'
    const found = await load({ path: await file('config', kubeconfig({ user: exec })) })
    expect(found).toMatchObject({ credentials: expect.any(Function), server: 'https://127.0.0.1:6443' })
    const both = await load({ path: await file('config', kubeconfig({ user: `token: abc\n${exec}` })) })
    expect([both.token, both.credentials]).toEqual(['abc', undefined])
  })

  test('a context without a user is anonymous', async () => {
    const path = await file('config', kubeconfig().replace('    user: admin\n', ''))
    expect(await load({ path })).toEqual({ server: 'https://127.0.0.1:6443', tls: {}, source: `context "dev" in ${path}` })
  })

  test('fields that nobody knows, empty fields and JSON', async () => {
    const user = 'token: abc\nexec: null\nas: ""\nauth-provider: {}\nnew-field: [1]'
    const path = await file(
      'config',
      kubeconfig({ user, cluster: 'proxy-url: ""\nextensions: []', more: 'preferences: {}\nclusters-2: 3' }),
    )
    expect((await load({ path })).token).toBe('abc')
    const cluster = { name: 'a', cluster: { server: 'https://a' } }
    const json = JSON.stringify({
      'current-context': 'c',
      clusters: [cluster],
      contexts: [{ name: 'c', context: { cluster: 'a' } }],
      users: null,
    })
    expect((await load({ path: await file('config.json', json) })).server).toBe('https://a')
  })

  test('another context than the current one', async () => {
    const more = '- name: prod\n  context: {cluster: kind, user: admin, namespace: live}'
    expect((await load({ path: await file('config', kubeconfig({ more })), context: 'prod' })).defaultNamespace).toBe('live')
  })
})

describe('which files', () => {
  const serverOnly = (name: string, server: string) => `clusters: [{name: ${name}, cluster: {server: '${server}'}}]`
  const contextOnly = (name: string, cluster: string) =>
    `current-context: ${name}\ncontexts: [{name: ${name}, context: {cluster: ${cluster}}}]`

  test('~/.kube/config by default', async () => {
    await file('.kube/config', kubeconfig())
    expect((await load({})).source).toBe(`context "dev" in ${join(folder, '.kube', 'config')}`)
  })

  test('those of KUBECONFIG, the first to name something wins, what is missing is passed over', async () => {
    const paths = [
      await file('one', `${serverOnly('shared', 'https://first')}\n`),
      join(folder, 'missing'),
      await file('two', `${contextOnly('dev', 'shared')}\n${serverOnly('shared', 'https://second')}`),
      await file('three', contextOnly('other', 'shared')),
      await file('empty', ''),
    ]
    const KUBECONFIG = ['', ...paths, paths[0]].join(delimiter)
    const found = await load({ env: { HOME: folder, KUBECONFIG } })
    expect(found).toMatchObject({ server: 'https://first', source: `context "dev" in ${paths[2]}` })
  })
})

describe('what cannot be used is named, with file, context and field', () => {
  interface Case {
    title: string
    content?: string
    options?: KubeconfigOptions
    message: string
  }
  const cases: Case[] = [
    {
      title: 'a tab',
      content: 'clusters:\n\t- name: kind\n',
      message: 'CONFIG:2:1: not YAML: Tabs are not allowed as indentation.',
    },
    { title: 'no mapping', content: '- a\n', message: 'CONFIG has to be a mapping, not a list.' },
    {
      title: 'two documents',
      content: 'a: 1\n---\nb: 2\n',
      message: 'CONFIG:2:1: not YAML: Source contains multiple documents.',
    },
    {
      title: 'a missing user',
      content: kubeconfig().replace('- name: admin', '- name: somebody'),
      message: 'CONFIG: context "dev" in CONFIG names the user "admin", which is not there. The users are "somebody".',
    },
    {
      title: 'a missing cluster',
      content: kubeconfig().replace('- name: kind', '- name: minikube'),
      message: 'CONFIG: context "dev" in CONFIG names the cluster "kind", which is not there. The clusters are "minikube".',
    },
    {
      title: 'a missing context',
      content: kubeconfig(),
      options: { context: 'prod' },
      message: 'CONFIG: there is no context "prod". The contexts are "dev".',
    },
    {
      title: 'a current context that is missing',
      content: 'current-context: dev\n',
      message: 'CONFIG: current-context names the context "dev", which is not there. There are no contexts.',
    },
    {
      title: 'no current context',
      content: kubeconfig().replace('current-context: dev\n', ''),
      message: 'CONFIG: no current-context is set. The contexts are "dev".',
    },
    { title: 'an empty file', content: '', message: 'CONFIG: no current-context is set. There are no contexts.' },
    {
      title: 'a context without a cluster',
      content: kubeconfig().replace('cluster: kind', 'cluster: ""'),
      message: 'context "dev" in CONFIG names no cluster.',
    },
    {
      title: 'a cluster without a server',
      content: kubeconfig().replace(/ server: .*/, ' x: y'),
      message: 'cluster "kind" in CONFIG has no server.',
    },
    {
      title: 'a name that occurs twice',
      content: kubeconfig({ more: 'extra: 1' }).replace('users:', 'users:\n- name: admin\n  user: {token: other}'),
      message: 'CONFIG: users has "admin" twice.',
    },
    { title: 'an entry without a name', content: 'users: [{user: {}}]', message: 'users[0] of CONFIG has no name.' },
    { title: 'a list that is none', content: 'users: {admin: {}}', message: 'users of CONFIG has to be a list, not a mapping.' },
    {
      title: 'a token that YAML takes for a number',
      content: kubeconfig({ user: 'token: 12345' }),
      message: 'token of user "admin" in CONFIG has to be a string, not a number. Put it in quotes.',
    },
    {
      title: 'a flag that is none',
      content: kubeconfig({ cluster: 'insecure-skip-tls-verify: "yes"' }),
      message: 'insecure-skip-tls-verify of cluster "kind" in CONFIG has to be true or false, not a string.',
    },
    {
      title: 'data that is no base64',
      content: kubeconfig({ user: 'client-certificate-data: "-----BEGIN"' }),
      message: 'client-certificate-data of user "admin" in CONFIG is not base64.',
    },
    {
      title: 'a CA that is none',
      content: kubeconfig({ cluster: `certificate-authority-data: ${base64('hello')}` }),
      message: 'certificate-authority-data of cluster "kind" in CONFIG holds no PEM certificate.',
    },
    {
      title: 'a CA beside the wish not to verify',
      content: kubeconfig({ cluster: `certificate-authority-data: ${base64('x')}\ninsecure-skip-tls-verify: true` }),
      message:
        'certificate-authority-data of cluster "kind" in CONFIG is of no use together with insecure-skip-tls-verify of cluster "kind" in CONFIG; leave one out.',
    },
    {
      title: 'a credential plugin without a command',
      content: kubeconfig({ user: 'exec: {apiVersion: client.authentication.k8s.io/v1}' }),
      message: 'exec of user "admin" in CONFIG names no command.',
    },
    {
      title: 'a credential plugin of a version that is gone',
      content: kubeconfig({ user: 'exec: {command: a, apiVersion: client.authentication.k8s.io/v1alpha1}' }),
      message:
        'apiVersion of exec of user "admin" in CONFIG has to be one of "client.authentication.k8s.io/v1", "client.authentication.k8s.io/v1beta1", not "client.authentication.k8s.io/v1alpha1".',
    },
    {
      title: 'a credential plugin that does not say whether it asks',
      content: kubeconfig({ user: 'exec: {command: a, apiVersion: client.authentication.k8s.io/v1}' }),
      message: 'interactiveMode of exec of user "admin" in CONFIG has to be one of "Never", "IfAvailable", "Always", not nothing.',
    },
    {
      title: 'a variable without a name',
      content: kubeconfig({
        user: 'exec: {command: a, apiVersion: client.authentication.k8s.io/v1, env: [{value: secret}]}',
      }),
      message: 'env[0] of exec of user "admin" in CONFIG has no name.',
    },
    {
      title: 'an argument that is no string',
      content: kubeconfig({ user: 'exec: {command: a, apiVersion: client.authentication.k8s.io/v1, args: [--port, 80]}' }),
      message: 'args[1] of exec of user "admin" in CONFIG has to be a string, not a number.',
    },
    {
      title: 'an authentication provider',
      content: kubeconfig({ user: 'auth-provider: {name: oidc}' }),
      message: 'user "admin" in CONFIG asks for auth-provider, but authentication providers cannot be used yet.',
    },
    {
      title: 'groups of nobody',
      content: kubeconfig({ user: 'token: abc\nas-groups: [admins]' }),
      message: 'user "admin" in CONFIG has as-groups but no "as": groups and the rest belong to a user.',
    },
    {
      title: 'a proxy that does not speak HTTP',
      content: kubeconfig({ cluster: 'proxy-url: socks5://egress.example:1080' }),
      message:
        'proxy-url of cluster "kind" in CONFIG has to be the URL of an HTTP proxy, such as "http://proxy.example:3128"; this is one of socks5.',
    },
  ]
  test.each(cases)('$title', async ({ content = '', options, message }) => {
    const path = await file('config', content)
    const error = await load({ path, ...options }).catch((caught: unknown) => caught)
    expect(isKubeError(error, 'ConfigError')).toBe(true)
    expect((error as Error).message.replaceAll(path, 'CONFIG')).toBe(message)
  })

  test('files that are not there', async () => {
    const missing = join(folder, 'missing')
    const both = [missing, join(folder, 'too')].join(delimiter)
    const found = async (options: KubeconfigOptions) =>
      await load(options).catch((error: Error) => error.message.replaceAll(folder, 'HOME'))
    const [one, two, home] = [await found({ path: missing }), await found({ env: { KUBECONFIG: both } }), await found({})]
    expect(one).toBe(`There is no kubeconfig: ${join('HOME', 'missing')} (the path given) does not exist.`)
    expect(two).toBe(`There is no kubeconfig: ${join('HOME', 'missing')}, ${join('HOME', 'too')} (KUBECONFIG) do not exist.`)
    expect(home).toBe(`There is no kubeconfig: ${join('HOME', '.kube', 'config')} (the default) does not exist.`)
  })

  test('a folder in place of a file, and a file it refers to that is missing', async () => {
    expect(await load({ path: folder }).catch((error: Error) => error.message)).toMatch(/ cannot be read: EISDIR/)
    const path = await file('config', kubeconfig({ cluster: 'certificate-authority: ca.crt' }))
    expect(await load({ path }).catch((error: Error) => error.message)).toMatch(
      /^certificate-authority of cluster "kind" in \S+ cannot be read: ENOENT.*ca\.crt/,
    )
  })

  test('no message quotes what the file holds', async () => {
    const secrets = [
      'user: {token: "hunter2\n',
      'user: {token: hunter2',
      'token: hunter2: x',
      'token: `hunter2',
      'a: &hunter2\nb: *hunter3',
      'token: !hunter2',
      'token: |hunter2',
      'token: "\\xhunter2"',
      'token: %hunter2',
    ]
    for (const user of secrets) {
      const path = await file('config', kubeconfig({ user }))
      const outcome = await load({ path }).catch((error: Error) => error.message)
      expect(outcome).toEqual(expect.stringMatching(/not YAML|has to be/))
      expect(outcome).not.toContain('hunter')
    }
  })
})
