import { describe, expect, test } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { commandArguments, noPositionals, wholeNumber } from './command-arguments.ts'

describe('wholeNumber', () => {
  test.each([
    [undefined, 7],
    ['1', 1],
    ['20000', 20_000],
    ['007', 7],
  ])('%j is %d', (text, number) => {
    expect(wholeNumber('count', text, { otherwise: 7, least: 1 })).toBe(number)
  })

  test.each(['', ' ', '0', '-1', '+1', '1.5', '1e3', '0x10', '١', 'many', '9007199254740993'])('%j is none', (text) => {
    expect(() => wholeNumber('count', text, { otherwise: 7, least: 1 })).toThrow(
      `--count takes a whole number from 1 on, not ${JSON.stringify(text)}; see --help`,
    )
  })
})

describe('commandArguments', () => {
  test.each<[args: string[], problem: string]>([
    [['--nope'], "Unknown option '--nope'; see --help"],
    [['-x'], "Unknown option '-x'; see --help"],
    [['--seed'], "Option '--seed <value>' argument missing; see --help"],
    [['--seed', '--all'], "Option '--seed' argument is ambiguous; see --help"],
    [['--all=yes'], "Option '--all' does not take an argument; see --help"],
  ])('%j is refused in one line', (args, problem) => {
    expect(() => commandArguments(args, { seed: { type: 'string' }, all: { type: 'boolean' } })).toThrow(problem)
  })

  test('arguments that no option takes are positional', () => {
    const { positionals } = commandArguments(['a', '--', '--b'], {})
    expect(positionals).toEqual(['a', '--b'])
    expect(() => noPositionals(positionals)).toThrow('There is no argument "a"; see --help')
  })
})

const built = fileURLToPath(new URL('../dist', import.meta.url))
const commands = readdirSync(built).filter((name) => name.endsWith('-command.js') && name !== 'folder-command.js')

describe.each(commands)('%s', (command) => {
  const run = (...args: string[]) => spawnSync(process.execPath, [`${built}/${command}`, ...args], { encoding: 'utf8' })

  test('says in one line what it does not understand, and exits 2', () => {
    const { status, stdout, stderr } = run('--nope')
    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: "Unknown option '--nope'; see --help\n" })
  })

  test('prints its usage when it is asked for it', () => {
    const { status, stdout, stderr } = run('-h')
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toMatch(/^Usage: npm run [a-z]+ .*\n\n/)
  })
})
