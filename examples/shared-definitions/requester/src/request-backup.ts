import type { Client } from '@kindbox/client'
import { isApiError } from '@kindbox/core'
import { Backup } from '@kindbox/example-definitions'

/**
 * Asks for the backup of a volume and waits until a worker is done with it, well or badly. Asked twice under one name, it waits
 * for the backup that is already there.
 */
export async function requestBackup(
  client: Client,
  { namespace, name, volume, signal }: { namespace: string; name: string; volume: string; signal?: AbortSignal },
): Promise<Backup> {
  const backups = client.api(Backup, { namespace })
  try {
    await backups.create({ metadata: { name }, spec: { volume } })
  } catch (error) {
    if (!isApiError(error, 'AlreadyExists')) throw error
  }
  for await (const event of backups.watch({ fieldSelector: `metadata.name=${name}`, signal })) {
    if (event.type === 'DELETED') throw new Error(`Backup ${name} was deleted before it was done`)
    if ((event.type === 'ADDED' || event.type === 'MODIFIED') && isOver(event.object)) return event.object
  }
  throw new Error(`The server ended the watch before backup ${name} was done`)
}

function isOver(backup: Backup): boolean {
  return backup.status?.phase === 'Done' || backup.status?.phase === 'Failed'
}
