import { describe, expect, test } from '@jest/globals'
import { shellArguments, type ShellArguments } from './shell-arguments.ts'

describe('shellArguments', () => {
  const web = { namespace: 'shop', name: 'web-0' }
  const cases: [args: string[], read: ShellArguments | 'help'][] = [
    [['shop/web-0'], { ...web, command: ['sh'] }],
    [['shop/web-0', '--'], { ...web, command: ['sh'] }],
    [['-c', 'main', 'shop/web-0'], { ...web, container: 'main', command: ['sh'] }],
    [
      ['shop/web-0', '--kubeconfig', 'file', '--', 'ls', '-c', '--', '--help'],
      { ...web, kubeconfig: 'file', command: ['ls', '-c', '--', '--help'] },
    ],
    [['--help'], 'help'],
  ]
  test.each(cases)('%j', (args, read) => {
    expect(shellArguments(args)).toEqual(read)
  })

  const mistakes: [args: string[], message: RegExp][] = [
    [[], /^Which pod\?/],
    [['web-0'], /^web-0 is not NAMESPACE\/POD\.$/],
    [['/web-0'], /is not NAMESPACE\/POD/],
    [['shop/'], /is not NAMESPACE\/POD/],
    [['shop/web-0/main'], /is not NAMESPACE\/POD/],
    [['shop/web-0', 'ls'], /^There is no argument ls; a command comes after --\.$/],
    [['shop/web-0', '--tty'], /--tty/],
    [['shop/web-0', '-c'], /argument missing/],
  ]
  test.each(mistakes)('%j is refused', (args, message) => {
    expect(() => shellArguments(args)).toThrow(message)
  })
})
