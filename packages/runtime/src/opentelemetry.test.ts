import { describe, expect, test } from '@jest/globals'
import type { Attributes, Meter, Span, Tracer } from '@opentelemetry/api'
import { ControlledRun } from './controller/controller.fixture.ts'
import { openTelemetryObserver } from './opentelemetry.ts'
import { sample } from './sample-object.fixture.ts'

/** A tracer and a meter that write down what they are told, as an SDK would. */
function recording() {
  const told: string[] = []
  const gauges = new Map<string, (result: { observe(value: number, attributes: Attributes): void }) => void>()
  const startActiveSpan = (name: string, { attributes }: { attributes: Attributes }, run: (span: Span) => unknown) => {
    told.push(`start ${name} ${JSON.stringify(attributes)}`)
    return run({
      setAttribute: (key: string, value: unknown) => told.push(`${key}=${value}`),
      recordException: ({ message }: Error) => told.push(`exception ${message}`),
      setStatus: ({ code, message }: { code: number; message: string }) => told.push(`status ${code} ${message}`),
      end: () => told.push('end'),
    } as unknown as Span)
  }
  const meter = {
    createHistogram: (name: string) => ({
      record: (value: number, attributes: Attributes) => told.push(`${name} ${value} ${Object.values(attributes).join(' ')}`),
    }),
    createObservableGauge: (name: string) => ({ addCallback: (callback: never) => gauges.set(name, callback) }),
  }
  const read = () =>
    [...gauges].map(([name, callback]) => {
      let read = ''
      callback({ observe: (value, attributes) => (read += `${name} ${value} ${Object.values(attributes).join(' ')}`) })
      return read
    })
  return { told, read, tracer: { startActiveSpan } as unknown as Tracer, meter: meter as unknown as Meter }
}

describe('openTelemetryObserver', () => {
  const attributes = '{"kindbox.controller":"samples","kindbox.failures":0,"k8s.object.name":"a","k8s.namespace.name":"default"}'
  const start = ['kindbox.queue.duration 0 samples', `start reconcile samples ${attributes}`]
  const cases: [title: string, end: (run: ControlledRun) => Promise<void>, told: string[]][] = [
    ['what succeeds', ({ calls }) => calls[0]!.end(), ['kindbox.result=success', 'end', 'kindbox.reconcile.duration 0.25 samples success']],
    [
      'what fails',
      ({ calls }) => calls[0]!.fail(new Error('no luck')),
      ['kindbox.result=error', 'exception no luck', 'status 2 no luck', 'end', 'kindbox.reconcile.duration 0.25 samples error'],
    ],
  ]
  test.each(cases)('has a span and a duration of %s', async (_, end, told) => {
    const { told: recorded, read, ...sdk } = recording()
    const run = new ControlledRun([sample('a')], { observers: [openTelemetryObserver(sdk)] })
    await run.begun()
    await run.clock.advance(250)
    expect(read()).toEqual(['kindbox.queue.depth 0 samples', 'kindbox.reconcile.active 1 samples'])
    await end(run)
    expect(recorded.slice(0, start.length + told.length)).toEqual([...start, ...told])
  })

  test('does nothing without an SDK', async () => {
    const run = new ControlledRun([sample('a')], { observers: [openTelemetryObserver()] })
    expect(await run.begun()).toEqual(['default/a:text'])
    await run.calls[0]!.end()
    expect(run.failures).toEqual([])
  })
})
