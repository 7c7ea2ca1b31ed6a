import { invalidObject, KubeError } from '@kindbox/core'
import type { InformerEvent } from '@kindbox/runtime'
import type { Node } from '@kindbox/schemas/core/v1'
import { describe, expect, test } from '@jest/globals'
import { readiness } from './readiness.ts'

function node(status?: string): Node {
  const conditions = [{ type: 'Ready', status: status ?? '', reason: 'Because' }]
  return { apiVersion: 'v1', kind: 'Node', metadata: { name: 'n', uid: 'u' }, ...(status !== undefined && { status: { conditions } }) }
}

describe('readiness', () => {
  const ref = { apiVersion: 'v1', kind: 'Node', name: 'n' }
  const cases: [title: string, event: InformerEvent<Node>, told: string | undefined][] = [
    ['a node that never said anything', { type: 'Added', object: node() }, 'n is unheard of'],
    ['a node that fell silent', { type: 'Modified', object: node('Unknown'), old: node('True') }, 'n is unheard of now, and was ready'],
    ['a node that says the same', { type: 'Modified', object: node('True'), old: node('True') }, undefined],
    ['a node that is gone', { type: 'Deleted', object: node('True'), final: true }, 'n is gone'],
    ['a node that makes no sense', { type: 'Invalid', invalid: invalidObject(ref, [], {}) }, 'n does not fit its schema: '],
    [
      'a server that is away',
      { type: 'Error', error: new KubeError('TransportError', 'refused'), retryInMilliseconds: 5 },
      'refused; trying again in 5 ms',
    ],
    ['a bookmark', { type: 'Bookmark', resourceVersion: '1' }, undefined],
  ]
  test.each(cases)('%s', (_, event, told) => {
    expect(readiness(event)).toBe(told)
  })
})
