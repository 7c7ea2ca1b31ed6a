import { describe, expect, test } from '@jest/globals'
import { Registry } from 'prom-client'
import { ControlledRun } from './controller/controller.fixture.ts'
import { TerminalError } from './controller/terminal-error.ts'
import { prometheusLeadership, prometheusObserver } from './prometheus.ts'
import { sample } from './sample-object.fixture.ts'

/** The lines of a registry that are no comments and no buckets. */
async function lines(registry: Registry): Promise<string[]> {
  return (await registry.metrics()).split('\n').filter((line) => line !== '' && !line.startsWith('#') && !line.includes('_bucket'))
}

describe('prometheusObserver', () => {
  test('counts under the names of controller-runtime and client-go', async () => {
    const registry = new Registry()
    const objects = ['a', 'b', 'c', 'd', 'e'].map((name) => sample(name))
    const run = new ControlledRun(objects, { concurrency: 4, observers: [prometheusObserver({ registry })] })
    await run.begun()
    await run.clock.advance(1500)
    await run.calls[0]!.end()
    await run.calls[1]!.end({ requeueAfter: 60_000 })
    await run.calls[2]!.fail(new Error('no luck'))
    await run.calls[3]!.fail(new TerminalError('no use'))
    await run.clock.advance(500)
    expect(await lines(registry)).toEqual([
      'controller_runtime_reconcile_total{controller="samples",result="success"} 1',
      'controller_runtime_reconcile_total{controller="samples",result="requeue_after"} 1',
      'controller_runtime_reconcile_total{controller="samples",result="error"} 2',
      'controller_runtime_reconcile_errors_total{controller="samples"} 2',
      'controller_runtime_terminal_reconcile_errors_total{controller="samples"} 1',
      'controller_runtime_reconcile_time_seconds_sum{controller="samples"} 6',
      'controller_runtime_reconcile_time_seconds_count{controller="samples"} 4',
      'controller_runtime_max_concurrent_reconciles{controller="samples"} 4',
      // The fifth object, and the one that is tried again.
      'controller_runtime_active_workers{controller="samples"} 2',
      'workqueue_depth{name="samples"} 0',
      'workqueue_longest_running_processor_seconds{name="samples"} 0.5',
      'workqueue_adds_total{name="samples"} 6',
      'workqueue_retries_total{name="samples"} 1',
      'workqueue_queue_duration_seconds_sum{name="samples"} 1.5',
      'workqueue_queue_duration_seconds_count{name="samples"} 6',
      'workqueue_work_duration_seconds_sum{name="samples"} 6',
      'workqueue_work_duration_seconds_count{name="samples"} 4',
    ])
  })

  test('has every series from the beginning', async () => {
    const registry = new Registry()
    const run = new ControlledRun([], { observers: [prometheusObserver({ registry })] })
    await run.begun()
    expect(await lines(registry)).toContain('controller_runtime_reconcile_errors_total{controller="samples"} 0')
  })
})

test('prometheusLeadership tells who leads', async () => {
  const registry = new Registry()
  const election = { isLeader: false }
  prometheusLeadership({ samples: election }, { registry })
  expect(await lines(registry)).toEqual(['leader_election_master_status{name="samples"} 0'])
  election.isLeader = true
  expect(await lines(registry)).toEqual(['leader_election_master_status{name="samples"} 1'])
})
