import type { DrainEvent } from '@kindbox/operations'
import { expect, test } from '@jest/globals'
import { DrainReport } from './drain-report.ts'

const pod = (name: string) => ({ apiVersion: 'v1', kind: 'Pod', namespace: 'shop', name })
const blocked = (name: string, message: string): DrainEvent => ({ type: 'Blocked', pod: pod(name), message, retryInSeconds: 5 })

test('a line for each change, and at the end why each of the rest is left', () => {
  const events: DrainEvent[] = [
    { type: 'Cordoned', node: { apiVersion: 'v1', kind: 'Node', metadata: { name: 'node-1', uid: 'u' } } },
    { type: 'Left', pod: pod('agent'), reason: 'DaemonSet' },
    { type: 'Left', pod: pod('etcd'), reason: 'Mirror' },
    blocked('db', 'The budget db needs 3 and has 3.'),
    blocked('web', 'The budget web needs 2 and has 2.'),
    { type: 'Evicting', pod: pod('slow') },
    blocked('db', 'The budget db needs 3 and has 3.'),
    blocked('db', 'The budget db needs 3 and has 2.'),
    { type: 'Evicting', pod: pod('web') },
    { type: 'Gone', pod: pod('web') },
    { type: 'TimedOut', node: 'node-1', remaining: [pod('db'), pod('slow')] },
  ]
  const lines: string[] = []
  const report = new DrainReport((line) => lines.push(line))
  for (const event of events) report.add(event)
  expect(lines).toEqual([
    'node-1 is cordoned',
    'shop/agent stays: a daemon set runs it',
    'shop/etcd stays: the node itself runs it',
    'shop/db has to wait: The budget db needs 3 and has 3.',
    'shop/web has to wait: The budget web needs 2 and has 2.',
    'shop/slow is ending',
    'shop/db has to wait: The budget db needs 3 and has 2.',
    'shop/web is ending',
    'shop/web is gone',
    'shop/db is left: The budget db needs 3 and has 2.',
    'shop/slow is left: it has not ended yet',
    'node-1 is not drained: the time is up',
  ])
})
