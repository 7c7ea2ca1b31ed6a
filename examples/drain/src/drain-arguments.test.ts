import { describe, expect, test } from '@jest/globals'
import { drainArguments } from './drain-arguments.ts'

describe('drainArguments', () => {
  const careful = { ignoreDaemonSets: false, deleteEmptyDirData: false, force: false, disableEviction: false }

  test('nothing is risked that is not asked for', () => {
    expect(drainArguments(['node-1'])).toEqual({ node: 'node-1', dryRun: false, options: careful })
  })

  const cases: [args: string[], changes: { dryRun?: boolean; kubeconfig?: string; options?: object }][] = [
    [['--dry-run'], { dryRun: true }],
    [['--timeout', '90'], { options: { timeoutSeconds: 90 } }],
    [['--timeout=0', '--grace-period=5'], { options: { timeoutSeconds: 0, gracePeriodSeconds: 5 } }],
    [['--force', '--ignore-daemonsets'], { options: { force: true, ignoreDaemonSets: true } }],
    [['--delete-emptydir-data', '--disable-eviction'], { options: { deleteEmptyDirData: true, disableEviction: true } }],
    [['-l', 'app=web', '--kubeconfig', 'file'], { kubeconfig: 'file', options: { podSelector: 'app=web' } }],
  ]
  test.each(cases)('%j', (args, { options, ...changes }) => {
    expect(drainArguments([...args, 'node-1'])).toEqual({ node: 'node-1', dryRun: false, ...changes, options: { ...careful, ...options } })
  })

  test('help needs no node', () => {
    expect(drainArguments(['-h'])).toBe('help')
  })

  const mistakes: [args: string[], message: RegExp][] = [
    [[], /^Which node\?/],
    [['a', 'b'], /^There is no argument b\.$/],
    [['a', '--timeout', '5m'], /^--timeout takes whole seconds, not 5m\.$/],
    [['a', '--grace-period=-1'], /^--grace-period takes whole seconds, not -1\.$/],
    [['a', '--all'], /--all/],
  ]
  test.each(mistakes)('%j is refused', (args, message) => {
    expect(() => drainArguments(args)).toThrow(message)
  })
})
