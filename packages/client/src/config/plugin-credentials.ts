import { createHash } from 'node:crypto'
import type { CredentialSource } from './credential.ts'
import { readExecCredential, type ExecCredential } from './exec-credential.ts'
import type { ExecPlugin } from './exec-plugin.ts'
import { runPlugin } from './run-plugin.ts'

// All clients of one kubeconfig user share what its plugin gave, as in client-go: some plugins take seconds, some ask a person.
const sources = new Map<string, CredentialSource>()

/** The credentials that a plugin gives. It runs when they are first needed, when they have expired, and when the server refused them. */
export function pluginCredentials(plugin: ExecPlugin): CredentialSource {
  const key = createHash('sha256').update(JSON.stringify(plugin)).digest('base64')
  const known = sources.get(key)
  if (known !== undefined) return known
  const source = renewed(async () => await readExecCredential(plugin, await runPlugin(plugin)))
  sources.set(key, source)
  return source
}

/**
 * Keeps what `obtain` gave as long as it holds; however many ask at once, it is called once.
 *
 * @param now milliseconds since 1970
 */
export function renewed(obtain: () => Promise<ExecCredential>, now: () => number = Date.now): CredentialSource {
  let last: ExecCredential | undefined
  let obtaining: Promise<ExecCredential> | undefined

  async function renew(): Promise<ExecCredential> {
    try {
      return (last = await obtain())
    } finally {
      obtaining = undefined
    }
  }

  return async (rejected) => {
    const holds = last !== undefined && (last.expiresAt === undefined || now() <= last.expiresAt) && last.credential !== rejected
    if (holds) return last!.credential
    return (await (obtaining ??= renew())).credential
  }
}
