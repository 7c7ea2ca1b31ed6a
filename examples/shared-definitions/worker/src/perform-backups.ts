import type { Client } from '@kindbox/client'
import { mergePatch, type ApiOf } from '@kindbox/core'
import { Backup } from '@kindbox/example-definitions'

export interface WorkerOptions {
  readonly namespace: string
  /** Copies a volume and tells how many bytes it copied. */
  readonly copy: (volume: string) => Promise<number>
  /** Ends the work; it is the only way in which the work ends well. */
  readonly signal: AbortSignal
}

/** Performs every backup that nobody has begun, those that are there first and then those that come, one after the other. */
export async function performBackups(client: Client, { namespace, copy, signal }: WorkerOptions): Promise<void> {
  const backups = client.api(Backup, { namespace })
  try {
    for await (const event of backups.watch({ signal })) {
      if (event.type === 'ADDED' && event.object.status === undefined) await perform(backups, event.object, copy)
    }
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

async function perform(backups: ApiOf<typeof Backup>, { metadata: { name }, spec }: Backup, copy: WorkerOptions['copy']): Promise<void> {
  await backups.patchStatus(name, mergePatch({ status: { phase: 'Running' } }))
  try {
    const bytes = await copy(spec.volume)
    await backups.patchStatus(name, mergePatch({ status: { phase: 'Done', bytes } }))
  } catch (error) {
    await backups.patchStatus(name, mergePatch({ status: { phase: 'Failed', message: String(error) } }))
  }
}
