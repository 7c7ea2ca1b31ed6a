import type { ApiEvent } from '@kindbox/core'
import { expect, test } from '@jest/globals'
import { sample, type Sample } from '../sample-object.fixture.ts'
import { isPast, replayFrom } from './replay.ts'
import type { Listing, WatcherSettings } from './watcher-state.ts'
import { defaultBackoff } from './backoff.ts'

const at = (name: string, resourceVersion: string): Sample => sample(name, { resourceVersion })
const settings = (labelSelector: string | undefined): WatcherSettings => ({
  labelSelector,
  fieldSelector: undefined,
  initial: 'pages',
  pageSize: 2,
  watchSeconds: 30,
  backoff: defaultBackoff,
})
const { namespace } = at('a', '1').metadata
const before: Listing = { name: 'listing', since: 0, token: 'newer', version: '9', resumed: true, last: `${namespace}/c` }

/** Objects up to c were listed at version 9, those behind it at version 100, d and f among them. */
test.each<[string, string | undefined, ApiEvent<Sample>, boolean]>([
  ['an older state of what was listed later', undefined, { type: 'MODIFIED', object: at('d', '50') }, true],
  ['the very state that was listed', undefined, { type: 'ADDED', object: at('d', '100') }, true],
  ['a newer state', undefined, { type: 'MODIFIED', object: at('d', '101') }, false],
  ['versions are numbers', undefined, { type: 'MODIFIED', object: at('d', '1000') }, false],
  ['what was listed first', undefined, { type: 'MODIFIED', object: at('b', '50') }, false],
  ['the last of what was listed first', undefined, { type: 'MODIFIED', object: at('c', '50') }, false],
  ['one that had gone before its page was read', undefined, { type: 'ADDED', object: at('ca', '50') }, true],
  ['the end of such a one', undefined, { type: 'DELETED', object: at('ca', '60') }, true],
  ['one that the selector may have left out', 'app=web', { type: 'ADDED', object: at('ca', '50') }, false],
  ['an older state, with a selector', 'app=web', { type: 'MODIFIED', object: at('d', '50') }, true],
])('%s', (_, labelSelector, event, past) => {
  const replay = replayFrom(before, [at('f', '70'), at('d', '100')], [], '100', settings(labelSelector))
  expect(isPast(event, replay!)).toBe(past)
})
