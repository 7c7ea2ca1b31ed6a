import { setTimeout as delay } from 'node:timers/promises'
import type { Client } from '@kindbox/client'
import { crd, CustomResourceDefinition } from '@kindbox/crd'
import { Backup, BackupV1beta1 } from '@kindbox/example-definitions'
import { requestBackup } from '@kindbox/example-requester'
import { performBackups } from '@kindbox/example-worker'

/**
 * Installs the definition, starts the worker and lets the requester ask for two backups, one of a volume that is not there. Removes the
 * definition again, and the backups with it.
 */
export async function run(client: Client, print: (line: string) => void): Promise<void> {
  const namespace = client.defaultNamespace
  const definitions = client.api(CustomResourceDefinition)
  const { metadata } = await definitions.create(crd(Backup, BackupV1beta1))
  const stop = new AbortController()
  let working = Promise.resolve()
  try {
    await served(client, namespace)
    working = performBackups(client, { namespace, copy: copyOf({ orders: 4096 }), signal: stop.signal })
    for (const volume of ['orders', 'invoices']) {
      const { spec, status } = await requestBackup(client, { namespace, name: `${volume}-monday`, volume })
      print(`${spec.volume}: ${status?.phase} (${status?.message ?? `${status?.bytes} bytes`}), kept for ${spec.keepDays} days`)
    }
  } finally {
    stop.abort()
    await working
    await definitions.delete(metadata.name)
  }
}

/** A real server takes a moment to serve a new kind. */
async function served(client: Client, namespace: string): Promise<void> {
  const backups = client.api(Backup, { namespace })
  for (let tries = 100; ; tries--) {
    try {
      await backups.list({ limit: 1 })
      return
    } catch (error) {
      if (tries === 0) throw error
      await delay(100)
    }
  }
}

function copyOf(volumes: { readonly [name: string]: number }): (volume: string) => Promise<number> {
  return async (volume) => {
    const bytes = volumes[volume]
    if (bytes === undefined) throw new Error(`there is no volume ${volume}`)
    return bytes
  }
}
