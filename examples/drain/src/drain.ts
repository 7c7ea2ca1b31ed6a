import type { Client } from '@kindbox/client'
import { isApiError, isKubeError, type CallOptions } from '@kindbox/core'
import { nodes, type Clock } from '@kindbox/operations'
import type { DrainArguments } from './drain-arguments.ts'
import { DrainReport } from './drain-report.ts'
import { dryRun } from './dry-run.ts'
import { exitCode, type ExitCode } from './exit-code.ts'

/** How a drain goes on, and what it says. */
export interface DrainSurroundings extends CallOptions {
  readonly tell: (line: string) => void
  /** Default: the machine's. */
  readonly clock?: Clock
}

/**
 * Drains a node, or says what that would do.
 *
 * @returns the exit code
 * @throws KubeError as the server's answers come, and the signal's reason
 */
export async function drain(client: Client, asked: DrainArguments, { tell, signal, clock }: DrainSurroundings): Promise<ExitCode> {
  const { node } = asked
  const api = nodes(client)
  await api.get(node, { signal }).catch((error: unknown) => {
    throw isApiError(error, 'NotFound') ? new Error(`There is no Node ${node}.`, { cause: error }) : error
  })
  if (asked.dryRun) return await dryRun(client, asked, { tell, signal })
  const report = new DrainReport(tell)
  try {
    for await (const event of api.drain(node, { ...asked.options, signal, ...(clock !== undefined && { clock }) })) {
      report.add(event)
      if (event.type === 'TimedOut') return exitCode.left
    }
    return exitCode.drained
  } catch (error) {
    if (!isKubeError(error, 'RequestError')) throw error
    for (const { message } of error.issues) tell(message)
    tell(`${node} is not drained: no pod was asked to go; --help names the options that allow it`)
    return exitCode.refused
  }
}
