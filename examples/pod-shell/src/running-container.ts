import type { Container, ContainerStatus, EphemeralContainer, Pod } from '@kindbox/schemas/core/v1'

/**
 * The container of a pod in which a command can be run: the one that is asked for, otherwise the one that `kubectl exec` takes.
 *
 * @throws Error that says why there is none
 */
export function runningContainer(pod: Pod, wanted?: string): string {
  const subject = `Pod ${pod.metadata.namespace}/${pod.metadata.name}`
  const { spec, status } = pod
  const containers: readonly (Container | EphemeralContainer)[] = [
    ...(spec?.containers ?? []),
    ...(spec?.initContainers ?? []),
    ...(spec?.ephemeralContainers ?? []),
  ]
  const names = containers.map(({ name }) => name)
  const name = wanted ?? pod.metadata.annotations?.['kubectl.kubernetes.io/default-container'] ?? names[0]
  if (name === undefined || !names.includes(name)) throw new Error(`${subject} has no container ${name}, only ${names.join(', ')}.`)
  if (spec?.nodeName === undefined) throw new Error(`${subject} is not running: it is on no node yet.`)
  const all = [status?.containerStatuses, status?.initContainerStatuses, status?.ephemeralContainerStatuses].flatMap((some) => some ?? [])
  const found = all.find((each) => each.name === name)
  if (found?.state?.running !== undefined) return name
  throw new Error(`${subject} is not running: ${found === undefined ? `its phase is ${status?.phase}` : `${name} ${stateOf(found)}`}.`)
}

function stateOf({ state }: ContainerStatus): string {
  if (state?.terminated !== undefined) return `has ended with exit code ${state.terminated.exitCode} (${state.terminated.reason})`
  return `waits (${[state?.waiting?.reason, state?.waiting?.message].filter(Boolean).join(': ')})`
}
