import { spawn } from 'node:child_process'
import { KubeError } from '@kindbox/core'
import type { ExecPlugin } from './exec-plugin.ts'

/** Bytes that a plugin may write; credentials are far smaller. */
const outputBytes = 1024 * 1024
/** Characters of a plugin's complaint that an error shows. */
const complaintLength = 500

/**
 * Runs a plugin and gives what it wrote. It may ask its user things where standard input is a terminal and the kubeconfig allows it; then
 * its standard error is shown as well. Otherwise the last of that is in the error.
 *
 * @throws KubeError `ConfigError` for a program that is missing, fails, or wants a terminal where there is none
 */
export async function runPlugin(plugin: ExecPlugin, isTerminal = process.stdin.isTTY === true): Promise<string> {
  const { at, apiVersion, command, args, env, interactiveMode, cluster } = plugin
  const interactive = interactiveMode !== 'Never' && isTerminal
  if (interactiveMode === 'Always' && !interactive) {
    throw new KubeError('ConfigError', `${at} wants to ask things (interactiveMode: Always), but standard input is no terminal.`)
  }
  const info = { kind: 'ExecCredential', apiVersion, spec: { ...(cluster !== undefined && { cluster }), interactive } }
  const stdio = interactive ? (['inherit', 'pipe', 'inherit'] as const) : (['ignore', 'pipe', 'pipe'] as const)
  const child = spawn(command, args, {
    env: { ...process.env, ...env, KUBERNETES_EXEC_INFO: JSON.stringify(info) },
    stdio: [...stdio],
    windowsHide: true,
  })
  const output = collect(child.stdout, outputBytes, () => child.kill())
  const complaint = collect(child.stderr, outputBytes)
  return await new Promise((resolve, reject) => {
    child.once('error', (cause: NodeJS.ErrnoException) => reject(new KubeError('ConfigError', notStarted(plugin, cause), { cause })))
    child.once('close', (code, signal) => {
      if (output.tooLong()) return reject(new KubeError('ConfigError', `${at}: ${command} wrote more than ${outputBytes} bytes.`))
      if (code === 0) return resolve(output.text())
      const ended = signal === null ? `failed with exit code ${code}` : `was ended by ${signal}`
      const said = complaint.text().replaceAll(/\s+/g, ' ').trim().slice(-complaintLength)
      reject(new KubeError('ConfigError', `${at}: ${command} ${ended}${said === '' ? '.' : `: ${said}`}`))
    })
  })
}

function notStarted({ at, command, installHint }: ExecPlugin, { code, message }: NodeJS.ErrnoException): string {
  const hint = installHint === undefined ? '' : ` ${installHint.trim()}`
  return code === 'ENOENT' ? `${at}: there is no program ${command}.${hint}` : `${at}: ${command} cannot be run: ${message}.${hint}`
}

function collect(stream: NodeJS.ReadableStream | null, limit: number, onTooLong?: () => void): { text(): string; tooLong(): boolean } {
  const chunks: Buffer[] = []
  let length = 0
  stream?.on('data', (chunk: Buffer) => {
    length += chunk.length
    if (length <= limit) chunks.push(chunk)
    else onTooLong?.()
  })
  return { text: () => Buffer.concat(chunks).toString(), tooLong: () => length > limit }
}
