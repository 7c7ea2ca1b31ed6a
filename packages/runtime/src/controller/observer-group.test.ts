import { describe, expect, test } from '@jest/globals'
import { sample } from '../sample-object.fixture.ts'
import { ControlledRun } from './controller.fixture.ts'
import type { ControllerObserver } from './controller-observer.ts'

describe('observers', () => {
  test('hear of queue and reconciliations, spans nested in their order', async () => {
    const told: string[] = []
    const named = (name: string): ControllerObserver => ({
      attach: (controller) => void told.push(`${name} attach ${controller.name}`),
      queued: () => void told.push(`${name} queued`),
      taken: (_, waited) => void told.push(`${name} taken after ${waited}`),
      retried: () => void told.push(`${name} retried`),
      around: async (_, run) => {
        told.push(`${name} begin`)
        const { result } = await run()
        told.push(`${name} end ${result}`)
      },
      reconciled: ({ failures }, { result, milliseconds }) => void told.push(`${name} ${result} in ${milliseconds} after ${failures}`),
    })
    const run = new ControlledRun([sample('a')], { observers: [named('1'), named('2')] })
    await run.begun()
    await run.clock.advance(30)
    await run.calls[0]!.fail(new Error('no luck'))
    expect(told.filter((line) => line.startsWith('1'))).toEqual([
      '1 attach samples',
      '1 queued',
      '1 taken after 0',
      '1 begin',
      '1 end error',
      '1 error in 30 after 0',
      '1 retried',
    ])
    expect(told.slice(6, 10)).toEqual(['1 begin', '2 begin', '2 end error', '1 end error'])
  })

  const broken: [title: string, observer: ControllerObserver, failures: number][] = [
    ['throws before it runs', { around: () => Promise.reject(new Error('broken')) }, 1],
    [
      'throws where it should promise',
      {
        around: () => {
          throw new Error('broken')
        },
      },
      1,
    ],
    ['never runs', { around: async () => {} }, 0],
    ['runs twice', { around: async (_, run) => (await run(), run()) }, 0],
    ['throws afterwards', { around: async (_, run) => (await run(), Promise.reject(new Error('broken'))) }, 1],
    [
      'throws in a measurement',
      {
        reconciled: () => {
          throw new Error('broken')
        },
      },
      1,
    ],
  ]
  test.each(broken)('an observer that %s changes nothing: one reconciliation', async (_, observer, failures) => {
    const run = new ControlledRun([sample('a')], { observers: [observer, {}] })
    expect(await run.begun()).toEqual(['default/a:text'])
    await run.calls[0]!.end()
    expect(await run.begun()).toEqual([])
    expect(run.failures).toEqual(Array(failures).fill('an observer failed: Error: broken'))
  })
})
