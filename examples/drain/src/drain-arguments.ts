import { parseArgs } from 'node:util'
import type { DrainOptions } from '@kindbox/operations'

/** What the command line asks for. */
export interface DrainArguments {
  readonly node: string
  /** Says what would become of each pod, and changes nothing. */
  readonly dryRun: boolean
  readonly options: DrainOptions
  readonly kubeconfig?: string
}

export const usage = `Usage: npm --prefix examples/drain start -- NODE [OPTION...]

  --dry-run               say what would become of each pod, and change nothing
  --timeout SECONDS       give up then; default: never
  --grace-period SECONDS  that each pod has to end; default: what the pod says
  --ignore-daemonsets     leave pods of daemon sets where they are
  --delete-emptydir-data  evict pods whose emptyDir volumes are lost with them
  --force                 evict pods that no controller will replace
  --disable-eviction      delete pods instead, which asks no disruption budget
  -l, --pod-selector SELECTOR
                          only pods with these labels
  --kubeconfig PATH       default: KUBECONFIG, otherwise ~/.kube/config, otherwise the cluster that this runs in

Exit code: 0 the node is empty, 1 it was refused or failed, 2 wrong arguments, 3 pods were left when the time was up.
Ctrl-C ends it at any time; the node stays cordoned.
`

/**
 * Reads the command line.
 *
 * @throws Error that says what is wrong with it
 */
export function drainArguments(args: readonly string[]): DrainArguments | 'help' {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean', default: false },
      timeout: { type: 'string' },
      'grace-period': { type: 'string' },
      'ignore-daemonsets': { type: 'boolean', default: false },
      'delete-emptydir-data': { type: 'boolean', default: false },
      force: { type: 'boolean', default: false },
      'disable-eviction': { type: 'boolean', default: false },
      'pod-selector': { type: 'string', short: 'l' },
      kubeconfig: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help === true) return 'help'
  const [node, surplus] = positionals
  if (node === undefined) throw new Error('Which node? NODE is missing.')
  if (surplus !== undefined) throw new Error(`There is no argument ${surplus}.`)
  const { timeout, 'grace-period': grace, 'pod-selector': podSelector, kubeconfig } = values
  return {
    node,
    dryRun: values['dry-run'],
    options: {
      ignoreDaemonSets: values['ignore-daemonsets'],
      deleteEmptyDirData: values['delete-emptydir-data'],
      force: values.force,
      disableEviction: values['disable-eviction'],
      ...(timeout !== undefined && { timeoutSeconds: seconds('--timeout', timeout) }),
      ...(grace !== undefined && { gracePeriodSeconds: seconds('--grace-period', grace) }),
      ...(podSelector !== undefined && { podSelector }),
    },
    ...(kubeconfig !== undefined && { kubeconfig }),
  }
}

function seconds(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`${option} takes whole seconds, not ${text}.`)
  return Number(text)
}
