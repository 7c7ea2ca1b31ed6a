import type { ContainerStatus, Pod } from '@kindbox/schemas/core/v1'
import { describe, expect, test } from '@jest/globals'
import { runningContainer } from './running-container.ts'

function pod(states: { readonly [container: string]: ContainerStatus['state'] }, changes: { readonly annotation?: string } = {}): Pod {
  const names = Object.keys(states)
  const annotations = changes.annotation === undefined ? {} : { 'kubectl.kubernetes.io/default-container': changes.annotation }
  const statuses = names.map((name) => ({ name, state: states[name]!, image: '', imageID: '', ready: true, restartCount: 0 }))
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', namespace: 'shop', uid: '1', annotations },
    spec: { nodeName: 'node', containers: names.map((name) => ({ name, image: 'none' })) },
    status: { phase: 'Running', containerStatuses: statuses },
  }
}

const running = { running: {} }

describe('runningContainer', () => {
  test('the one that is asked for, the default, or the first', () => {
    const two = pod({ main: running, side: running })
    expect(runningContainer(two, 'side')).toBe('side')
    expect(runningContainer(two)).toBe('main')
    expect(runningContainer(pod({ main: running, side: running }, { annotation: 'side' }))).toBe('side')
  })

  test('an ephemeral container counts', () => {
    const { spec, status, ...rest } = pod({ main: running })
    const [one] = status!.containerStatuses!
    const looking = { ...spec!, ephemeralContainers: [{ name: 'look', image: 'none' }] }
    const shown = { ...status, ephemeralContainerStatuses: [{ ...one!, name: 'look' }] }
    expect(runningContainer({ ...rest, spec: looking, status: shown }, 'look')).toBe('look')
  })

  const { spec, status, ...rest } = pod({ main: running })
  const refusals: [title: string, pod: Pod, message: string][] = [
    ['another container', pod({ side: running }), 'Pod shop/web has no container main, only side.'],
    [
      'no node',
      { ...rest, spec: { containers: spec!.containers }, status: { phase: 'Pending' } },
      'Pod shop/web is not running: it is on no node yet.',
    ],
    ['not begun', { ...rest, spec: spec!, status: { phase: 'Pending' } }, 'Pod shop/web is not running: its phase is Pending.'],
    [
      'an image that is not there',
      pod({ main: { waiting: { reason: 'ImagePullBackOff', message: 'no such image' } } }),
      'Pod shop/web is not running: main waits (ImagePullBackOff: no such image).',
    ],
    [
      'over',
      pod({ main: { terminated: { exitCode: 3, reason: 'Error' } } }),
      'Pod shop/web is not running: main has ended with exit code 3 (Error).',
    ],
  ]
  test.each(refusals)('%s', (_, refused, message) => {
    expect(() => runningContainer(refused, 'main')).toThrow(message)
  })

  test('one that was running before has a status of its own', () => {
    expect(runningContainer({ ...rest, spec: spec!, status: status! })).toBe('main')
  })
})
