import type { KubeObject } from '@kindbox/core'
import type { InformerEvent } from '@kindbox/runtime'
import { expect, test } from '@jest/globals'
import { Ledger } from './ledger.ts'

type Event = InformerEvent<KubeObject>

const state = (resourceVersion: string, uid = 'one'): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Any',
  metadata: { name: 'a', namespace: 'default', uid, resourceVersion, creationTimestamp: '2026-01-01T00:00:00Z' },
})
const added = (version: string, uid?: string): Event => ({ type: 'Added', object: state(version, uid) })
const modified = (from: string, to: string, uid?: string): Event => ({ type: 'Modified', old: state(from), object: state(to, uid) })
const deleted = (version: string, uid?: string): Event => ({ type: 'Deleted', object: state(version, uid), final: true })
const invalid = (lastGood?: KubeObject): Event => ({
  type: 'Invalid',
  invalid: { ref: { apiVersion: 'v1', kind: 'Any', namespace: 'default', name: 'a' }, issues: [], raw: {} } as never,
  ...(lastGood && { lastGood }),
})

test.each<[string, Event[], string[]]>([
  ['a whole life', [added('1'), modified('1', '2'), deleted('3'), added('4', 'two')], []],
  ['twice added', [added('1'), added('2')], ['default/a was added, and was there already']],
  ['added after its end', [added('1'), deleted('2'), added('1')], ['default/a was added after its end']],
  ['modified from nothing', [modified('1', '2')], ['default/a was modified, and was never added']],
  ['a lost modification', [added('1'), modified('2', '3')], ['default/a was modified from a state never told']],
  ['the same twice', [added('1'), modified('1', '1')], ['default/a went from version 1 to 1']],
  ['back in time', [added('2'), modified('2', '1')], ['default/a went from version 2 to 1']],
  ['another object', [added('1'), modified('1', '2', 'two')], ['default/a was modified into another object']],
  ['deleted from nothing', [deleted('1')], ['default/a was deleted, and was never added']],
  ['the wrong end', [added('1'), deleted('2', 'two')], ['default/a was deleted in place of another object']],
  ['healed', [added('1'), invalid(state('1')), modified('1', '3')], []],
  ['dropped and healed', [added('1'), invalid(), added('3')], []],
  ['a last good state from nowhere', [added('1'), invalid(state('2'))], ['default/a has a last good state never told']],
])('%s', (_, events, faults) => {
  const ledger = new Ledger<KubeObject>('c')
  for (const event of events) ledger.record(event)
  expect(ledger.faults).toEqual(faults.map((fault) => `c: ${fault}`))
})
