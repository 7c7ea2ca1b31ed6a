import type { ObjectList } from '@kindbox/core'
import { expect, test } from '@jest/globals'
import { sample, type Sample } from '../sample-object.fixture.ts'
import { defaultBackoff } from './backoff.ts'
import { refused } from './kube-errors.fixture.ts'
import { step } from './step.ts'
import { begin, type Transition, type WatcherInput, type WatcherSettings } from './watcher-state.ts'

const settings: WatcherSettings = {
  labelSelector: undefined,
  fieldSelector: undefined,
  initial: 'pages',
  pageSize: 2,
  watchSeconds: 30,
  backoff: defaultBackoff,
}
const moment = { at: 0, chance: 0 }
const at = (name: string, resourceVersion: string) => sample(name, { resourceVersion })

function page(items: Sample[], resourceVersion: string, next: string): WatcherInput<Sample> {
  const list: ObjectList<Sample> = { apiVersion: 'clux.dev/v1', kind: 'SampleList', metadata: { resourceVersion, continue: next }, items }
  return { type: 'Page', list, invalid: [], ...moment }
}

test('a list that went on at a newer version is followed by no past of its newer part', () => {
  const expired = refused(410, { metadata: { continue: 'newer' } })
  const inputs: WatcherInput<Sample>[] = [
    page([at('a', '5')], '9', 'next'),
    { type: 'Failed', error: expired, ...moment },
    page([at('b', '90')], '100', 'rest'),
    page([at('c', '80')], '100', ''),
    {
      type: 'Events',
      events: [
        { type: 'MODIFIED', object: at('a', '20') },
        { type: 'MODIFIED', object: at('b', '30') },
        { type: 'MODIFIED', object: at('c', '80') },
        { type: 'MODIFIED', object: at('b', '101') },
      ],
    },
  ]
  let transition: Transition<Sample> = begin(settings, 0)
  for (const input of inputs) transition = step(transition.state, input, settings)
  const told = transition.events.map((event) =>
    event.type === 'Applied' ? `${event.object.metadata.name} ${event.object.metadata.resourceVersion}` : event.type,
  )
  expect(told).toEqual(['a 20', 'b 101'])
  expect(transition.state.phase).toMatchObject({ name: 'watching', version: '101' })
})
