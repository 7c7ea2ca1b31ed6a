import type { ControllerHealth } from '@kindbox/runtime'
import { describe, expect, test } from '@jest/globals'
import { Counter, Registry } from 'prom-client'
import { isAlive, serveEndpoints } from './endpoints.ts'

const minute = 60_000
const well: ControllerHealth = {
  ready: true,
  sources: [{ name: 'source', ready: true, silentFor: minute, failing: false }],
  depth: 0,
  running: 0,
  longestRunning: 0,
}
const silent = { name: 'source', ready: true, silentFor: 6 * minute, failing: false }

describe('isAlive', () => {
  const cases: [title: string, health: ControllerHealth, alive: boolean][] = [
    ['a quiet controller', well, true],
    ['one that waits to lead', { ...well, sources: [] }, true],
    ['one that was not listed yet', { ...well, ready: false }, true],
    ['one that hears nothing any more', { ...well, sources: [silent] }, false],
    ['one whose server is away', { ...well, sources: [{ ...silent, failing: true }] }, true],
    ['one that is busy', { ...well, running: 1, longestRunning: 9 * minute }, true],
    ['one that is stuck', { ...well, running: 1, longestRunning: 11 * minute }, false],
  ]
  test.each(cases)('%s', (_, health, alive) => {
    expect(isAlive(health)).toBe(alive)
  })
})

describe('serveEndpoints', () => {
  const cases: [path: string, health: ControllerHealth, status: number, body: string][] = [
    ['/healthz', well, 200, JSON.stringify(well)],
    ['/healthz?verbose', { ...well, sources: [silent] }, 503, '"silentFor":360000'],
    ['/readyz', well, 200, '"ready":true'],
    ['/readyz', { ...well, ready: false }, 503, '"ready":false'],
    ['/metrics', well, 200, 'greetings_total 1'],
    ['/elsewhere', well, 404, 'not found'],
  ]
  test.each(cases)('%s', async (path, health, status, body) => {
    const registry = new Registry()
    new Counter({ name: 'greetings_total', help: 'Greetings.', registers: [registry] }).inc()
    await using endpoints = await serveEndpoints({ health: () => health, registry })
    const response = await fetch(`${endpoints.url}${path}`)
    expect([response.status, await response.text()]).toEqual([status, expect.stringContaining(body)])
  })
})
