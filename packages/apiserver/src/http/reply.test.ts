import { expect, test } from '@jest/globals'
import { versionTooLarge } from '../failure/failure.ts'
import { failureReply, jsonReply, toResponse } from './reply.ts'

function warningsOf(warnings: readonly string[]): string[] {
  return jsonReply('{}', { warnings })
    .headers.filter(([name]) => name === 'warning')
    .map(([, value]) => value)
}

test('JSON ends with a line break, and nobody may keep it', async () => {
  const response = toResponse(jsonReply('{"a":1}', { status: 201 }))
  expect(response.status).toBe(201)
  expect(Object.fromEntries(response.headers)).toEqual({ 'cache-control': 'no-cache, private', 'content-type': 'application/json' })
  expect(await response.text()).toBe('{"a":1}\n')
})

test('a refusal that is worth repeating says when', () => {
  expect(failureReply(versionTooLarge(9, 1)).headers).toContainEqual(['retry-after', '1'])
})

test.each([
  [['unknown field "spec.x"'], ['299 - "unknown field \\"spec.x\\""']],
  [['back\\slash'], ['299 - "back\\\\slash"']],
  [['twice', 'twice'], ['299 - "twice"']],
  [['a\nb', 'kept'], ['299 - "kept"']],
  [['ü'], ['299 - "\u00c3\u00bc"']],
])('warnings %j', (warnings, headers) => {
  expect(warningsOf(warnings)).toEqual(headers)
})

test('warnings that are too much together are cut, each to 256 characters', () => {
  const warnings = Array.from({ length: 40 }, (_, index) => `${index}${'x'.repeat(300)}`)
  const headers = warningsOf(warnings)
  expect(headers).toHaveLength(4_096 / 256)
  for (const header of headers) expect(header).toHaveLength('299 - ""'.length + 256)
})
