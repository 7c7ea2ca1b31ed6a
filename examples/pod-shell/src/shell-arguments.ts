import { parseArgs } from 'node:util'

/** What the command line asks for. */
export interface ShellArguments {
  readonly namespace: string
  readonly name: string
  readonly container?: string
  readonly command: readonly string[]
  readonly kubeconfig?: string
}

export const usage = `Usage: npm --prefix examples/pod-shell start -- NAMESPACE/POD [-c CONTAINER] [--kubeconfig PATH] [-- COMMAND...]

  -c, --container CONTAINER  default: the one that the pod's annotation kubectl.kubernetes.io/default-container names,
                             otherwise its first
  --kubeconfig PATH          default: KUBECONFIG, otherwise ~/.kube/config, otherwise the cluster that this runs in
  COMMAND...                 default: sh

From a terminal the command has a terminal, too; otherwise it reads what is piped in. Ends with the exit code of the
command, or with 125 where there was none.
`

/**
 * Reads the command line; everything after the first `--` is the command.
 *
 * @throws Error that says what is wrong with it
 */
export function shellArguments(args: readonly string[]): ShellArguments | 'help' {
  const end = args.indexOf('--')
  const [own, command] = end === -1 ? [args, []] : [args.slice(0, end), args.slice(end + 1)]
  const { values, positionals } = parseArgs({
    args: [...own],
    allowPositionals: true,
    options: { container: { type: 'string', short: 'c' }, kubeconfig: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  })
  const { container, kubeconfig, help } = values
  if (help === true) return 'help'
  const [pod, surplus] = positionals
  if (pod === undefined) throw new Error('Which pod? NAMESPACE/POD is missing.')
  if (surplus !== undefined) throw new Error(`There is no argument ${surplus}; a command comes after --.`)
  const [namespace, name, more] = pod.split('/')
  if (!namespace || !name || more !== undefined) throw new Error(`${pod} is not NAMESPACE/POD.`)
  return {
    namespace,
    name,
    command: command.length === 0 ? ['sh'] : command,
    ...(container !== undefined && { container }),
    ...(kubeconfig !== undefined && { kubeconfig }),
  }
}
