import { createApiServer } from '@kindbox/apiserver'
import { Client } from '@kindbox/client'
import { crd, CustomResourceDefinition } from '@kindbox/crd'
import { Backup, BackupV1beta1 } from '@kindbox/example-definitions'
import { requestBackup } from '@kindbox/example-requester'
import { performBackups } from '@kindbox/example-worker'

/** Installs the definition, starts the worker and lets the requester ask for two backups, one of a volume that is not there. */
export async function run(print: (line: string) => void): Promise<void> {
  await using server = createApiServer()
  await using client = new Client({ fetch: server.fetch })
  await client.api(CustomResourceDefinition).create(crd(Backup, BackupV1beta1))

  const stop = new AbortController()
  const working = performBackups(client, { namespace: 'default', copy: copyOf({ orders: 4096 }), signal: stop.signal })
  for (const volume of ['orders', 'invoices']) {
    const { spec, status } = await requestBackup(client, { namespace: 'default', name: `${volume}-monday`, volume })
    print(`${spec.volume}: ${status?.phase} (${status?.message ?? `${status?.bytes} bytes`}), kept for ${spec.keepDays} days`)
  }
  stop.abort()
  await working
}

function copyOf(volumes: { readonly [name: string]: number }): (volume: string) => Promise<number> {
  return async (volume) => {
    const bytes = volumes[volume]
    if (bytes === undefined) throw new Error(`there is no volume ${volume}`)
    return bytes
  }
}
