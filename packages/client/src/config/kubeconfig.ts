import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { KubeError } from '@kindbox/core'
import { proxyUrl } from '../transport/proxy.ts'
import { checkTls, type TlsOptions } from '../transport/tls-options.ts'
import type { Connection } from './connection.ts'
import { clusterInfo, execPlugin } from './exec-plugin.ts'
import { fileToken } from './file-token.ts'
import { impersonationOf } from './impersonation.ts'
import { readKubeconfigFile, type KubeconfigFile, type NamedEntry } from './kubeconfig-file.ts'
import { pluginCredentials } from './plugin-credentials.ts'
import type { Section } from './section.ts'

/** Which kubeconfig and which of its contexts. */
export interface KubeconfigOptions {
  /** Default: the files of the environment variable KUBECONFIG, otherwise `~/.kube/config`. */
  readonly path?: string
  /** Default: the `current-context`. */
  readonly context?: string
  /** Default: `process.env`. */
  readonly env?: { readonly [name: string]: string | undefined }
}

/**
 * The connection that a kubeconfig describes, by client-go's rules (tools/clientcmd/loader.go): of several files the first to name an
 * entry or the current context wins, paths are relative to the file they stand in.
 *
 * @throws KubeError `ConfigError` that names file, context and field for whatever is missing, unreadable or not supported
 */
export async function loadKubeconfig(options: KubeconfigOptions = {}): Promise<Connection> {
  const found = await findKubeconfigs(options)
  if (found.files.length === 0) throw noKubeconfig(found)
  return await connectionOf(found.files, options.context)
}

/** The kubeconfig files that exist, and all that were looked for. */
export interface FoundKubeconfigs {
  readonly files: readonly KubeconfigFile[]
  readonly paths: readonly string[]
  /** Where the paths came from. */
  readonly by: string
}

export async function findKubeconfigs({ path, env = process.env }: KubeconfigOptions): Promise<FoundKubeconfigs> {
  const { paths, by } = pathsOf(path, env)
  const files: KubeconfigFile[] = []
  for (const each of new Set(paths)) {
    const file = await readKubeconfigFile(each)
    if (file !== undefined) files.push(file)
  }
  return { files, paths, by }
}

function pathsOf(path: string | undefined, env: NonNullable<KubeconfigOptions['env']>): { paths: string[]; by: string } {
  if (path !== undefined) return { paths: [path], by: 'the path given' }
  const listed = env['KUBECONFIG']?.split(delimiter).filter((each) => each !== '') ?? []
  if (listed.length > 0) return { paths: listed, by: 'KUBECONFIG' }
  return { paths: [join(env['HOME'] ?? homedir(), '.kube', 'config')], by: 'the default' }
}

export function noKubeconfig({ paths, by }: FoundKubeconfigs): KubeError {
  return new KubeError(
    'ConfigError',
    `There is no kubeconfig: ${paths.join(', ')} (${by}) ${paths.length === 1 ? 'does' : 'do'} not exist.`,
  )
}

/** The connection that a context of merged files describes. Throws as {@link loadKubeconfig} does. */
export async function connectionOf(files: readonly KubeconfigFile[], asked?: string): Promise<Connection> {
  const contextName = asked ?? files.find((file) => file.currentContext !== undefined)?.currentContext
  if (contextName === undefined) {
    throw new KubeError('ConfigError', `${pathsIn(files)}: no current-context is set. ${known(files, 'contexts')}`)
  }
  const context = entryOf(files, 'contexts', contextName, asked === undefined ? 'current-context' : undefined)
  const clusterName = context.text('cluster')
  if (clusterName === undefined) throw new KubeError('ConfigError', `${context.at} names no cluster.`)
  const cluster = entryOf(files, 'clusters', clusterName, context.at)
  const userName = context.text('user')
  const user = userName === undefined ? undefined : entryOf(files, 'users', userName, context.at)
  const namespace = context.text('namespace')
  const clusterConnection = await clusterPart(cluster, user)
  return {
    ...clusterConnection,
    ...(user !== undefined && userPart(user, cluster, clusterConnection)),
    ...(namespace !== undefined && { defaultNamespace: namespace }),
    source: context.at,
  }
}

type List = 'clusters' | 'contexts' | 'users'

/** @param by what in the files names the entry, if not the caller */
function entryOf(files: readonly KubeconfigFile[], list: List, name: string, by: string | undefined): Section {
  for (const file of files) {
    const [entry, second]: readonly NamedEntry[] = file[list].filter((each) => each.name === name)
    if (entry === undefined) continue
    if (second === undefined) return entry.section
    throw new KubeError('ConfigError', `${file.path}: ${list} has ${JSON.stringify(name)} twice.`)
  }
  const entry = `${list.slice(0, -1)} ${JSON.stringify(name)}`
  const missing = by === undefined ? `there is no ${entry}` : `${by} names the ${entry}, which is not there`
  throw new KubeError('ConfigError', `${pathsIn(files)}: ${missing}. ${known(files, list)}`)
}

function known(files: readonly KubeconfigFile[], list: List): string {
  const names = [...new Set(files.flatMap((file) => file[list].map(({ name }) => name)))]
  return names.length === 0 ? `There are no ${list}.` : `The ${list} are ${names.map((name) => JSON.stringify(name)).join(', ')}.`
}

function pathsIn(files: readonly KubeconfigFile[]): string {
  return files.map(({ path }) => path).join(', ')
}

async function clusterPart(
  cluster: Section,
  user: Section | undefined,
): Promise<Pick<Connection, 'server' | 'tls' | 'compress' | 'proxy'>> {
  const server = cluster.text('server')
  if (server === undefined) throw new KubeError('ConfigError', `${cluster.at} has no server.`)
  const fields: { [option in keyof TlsOptions]-?: readonly [field: string, section: Section | undefined] } = {
    ca: ['certificate-authority', cluster],
    cert: ['client-certificate', user],
    key: ['client-key', user],
    serverName: ['tls-server-name', cluster],
    insecureSkipTlsVerify: ['insecure-skip-tls-verify', cluster],
  }
  const [ca, cert, key] = await Promise.all([fields.ca, fields.cert, fields.key].map(([field, section]) => section?.content(field)))
  const serverName = cluster.text(fields.serverName[0])
  const tls: TlsOptions = {
    ...(ca !== undefined && { ca }),
    ...(cert !== undefined && { cert }),
    ...(key !== undefined && { key }),
    ...(serverName !== undefined && { serverName }),
    ...(cluster.flag(fields.insecureSkipTlsVerify[0]) && { insecureSkipTlsVerify: true }),
  }
  checkTls(tls, (option) => {
    const [field, section] = fields[option]
    return `${section?.has(`${field}-data`) === true ? `${field}-data` : field} of ${section?.at}`
  })
  const proxy = cluster.text('proxy-url')
  if (proxy !== undefined) proxyUrl(proxy, `proxy-url of ${cluster.at}`)
  return { server, tls, ...(cluster.flag('disable-compression') && { compress: false }), ...(proxy !== undefined && { proxy }) }
}

function userPart(
  user: Section,
  cluster: Section,
  connection: Pick<Connection, 'server' | 'tls' | 'proxy'>,
): Pick<Connection, 'token' | 'credentials' | 'username' | 'password' | 'impersonate'> {
  if (user.has('auth-provider')) {
    throw new KubeError('ConfigError', `${user.at} asks for auth-provider, but authentication providers cannot be used yet.`)
  }
  const impersonate = impersonationOf(user)
  const token = user.text('token')
  const tokenFile = user.path('tokenFile')
  const username = user.text('username')
  const password = user.text('password')
  // Whoever has other credentials needs no plugin (client-go plugin/pkg/client/auth/exec/exec.go, UpdateTransportConfig).
  const isKnown = [token, tokenFile, username, password, connection.tls?.cert].some((credential) => credential !== undefined)
  return {
    // The file counts as long as it can be read (client-go tools/clientcmd/api/types.go, AuthInfo.TokenFile).
    ...(tokenFile !== undefined
      ? { token: fileToken(tokenFile, { field: `tokenFile of ${user.at}`, ...(token !== undefined && { fallback: token }) }) }
      : token !== undefined && { token }),
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    ...(user.has('exec') && !isKnown && { credentials: pluginCredentials(execPlugin(user, () => clusterInfo(cluster, connection))) }),
    ...(impersonate !== undefined && { impersonate }),
  }
}
