import { dirname, resolve, sep } from 'node:path'
import { KubeError } from '@kindbox/core'
import type { Connection } from './connection.ts'
import type { Section } from './section.ts'

export const execApiVersions = ['client.authentication.k8s.io/v1', 'client.authentication.k8s.io/v1beta1'] as const
const interactiveModes = ['Never', 'IfAvailable', 'Always'] as const

/** A credential plugin: a program that gives the credentials of a user (client-go tools/clientcmd/api `ExecConfig`). */
export interface ExecPlugin {
  /** For messages: `exec of user "admin" in ~/.kube/config`. */
  readonly at: string
  readonly apiVersion: (typeof execApiVersions)[number]
  /** A name to be looked for on the PATH, or an absolute path. */
  readonly command: string
  readonly args: readonly string[]
  /** Beside the variables of this process. */
  readonly env: { readonly [name: string]: string }
  readonly interactiveMode: (typeof interactiveModes)[number]
  /** How to get the program where it is missing. */
  readonly installHint: string | undefined
  /** What it is told of the cluster, where it asks for that. */
  readonly cluster: object | undefined
}

/**
 * Reads the `exec` of a user. A path in `command` starts from the kubeconfig's folder (client-go tools/clientcmd/loader.go).
 *
 * @throws KubeError `ConfigError` for what client-go refuses, too (tools/clientcmd/validation.go)
 */
export function execPlugin(user: Section, clusterInfo: () => object): ExecPlugin {
  const at = `exec of ${user.at}`
  const exec = user.section('exec', at)
  const command = exec.text('command')
  if (command === undefined) throw new KubeError('ConfigError', `${at} names no command.`)
  const apiVersion = oneOf(exec, 'apiVersion', execApiVersions)
  const isPath = command.includes('/') || command.includes(sep)
  return {
    at,
    apiVersion,
    command: isPath ? resolve(dirname(exec.file), command) : command,
    args: exec.texts('args'),
    env: Object.fromEntries(
      exec.list('env').map((variable) => {
        const name = variable.text('name')
        if (name === undefined) throw new KubeError('ConfigError', `${variable.at} has no name.`)
        return [name, variable.text('value') ?? '']
      }),
    ),
    interactiveMode: oneOf(exec, 'interactiveMode', interactiveModes, apiVersion.endsWith('v1beta1') ? 'IfAvailable' : undefined),
    // Terminals obey escape sequences, and the hint is printed.
    installHint: exec.text('installHint')?.replaceAll(/[^\P{Cc}\t\n]/gu, ''),
    cluster: exec.flag('provideClusterInfo') ? clusterInfo() : undefined,
  }
}

/** What a plugin is told of the cluster (client-go rest/exec.go, `ConfigToExecCluster`), its own configuration in the cluster's `extensions` included. */
export function clusterInfo(cluster: Section, { server, tls, proxy }: Pick<Connection, 'server' | 'tls' | 'proxy'>): object {
  const extension = cluster.list('extensions').find((each) => each.text('name') === 'client.authentication.k8s.io/exec')
  const config = extension?.value('extension')
  return {
    server,
    ...(tls?.serverName !== undefined && { 'tls-server-name': tls.serverName }),
    ...(tls?.insecureSkipTlsVerify === true && { 'insecure-skip-tls-verify': true }),
    ...(tls?.ca !== undefined && { 'certificate-authority-data': Buffer.from(tls.ca).toString('base64') }),
    ...(proxy !== undefined && { 'proxy-url': proxy }),
    ...(cluster.flag('disable-compression') && { 'disable-compression': true }),
    ...(config !== undefined && { config }),
  }
}

function oneOf<T extends string>(section: Section, field: string, allowed: readonly T[], fallback?: T): T {
  const text = section.text(field)
  if (text === undefined && fallback !== undefined) return fallback
  const found = allowed.find((each) => each === text)
  if (found !== undefined) return found
  const actual = text === undefined ? 'nothing' : JSON.stringify(text)
  const expected = allowed.map((each) => JSON.stringify(each)).join(', ')
  throw new KubeError('ConfigError', `${field} of ${section.at} has to be one of ${expected}, not ${actual}.`)
}
