import { describe, expect, test } from '@jest/globals'
import { compareVersions, explainFailedInstall } from './setup.mjs'

describe('compareVersions', () => {
  test.each([
    { left: '20.19.0', right: '20.19', sign: 0 },
    { left: '20.20.2', right: '20.19', sign: 1 },
    { left: '20.9.0', right: '20.19', sign: -1 },
    { left: '9.99.99', right: '20.19', sign: -1 },
    { left: '22.0.0-nightly2024', right: '20.19', sign: 1 },
  ])('$left against $right', ({ left, right, sign }) => {
    expect(Math.sign(compareVersions(left, right))).toBe(sign)
  })
})

describe('explainFailedInstall', () => {
  test.each([
    { title: 'no npx', code: 127, output: '', expected: /^npx was not found/ },
    {
      title: 'no network, said by npx',
      code: 1,
      output: 'npm error code EAI_AGAIN\nnpm error syscall getaddrinfo',
      expected: /could not be reached \(EAI_AGAIN\)/,
    },
    { title: 'no network, said by pnpm', code: 1, output: 'error sending request for url', expected: /could not be reached/ },
    {
      title: 'a proxy that is down',
      code: 1,
      output: 'connect ECONNREFUSED 127.0.0.1:8080',
      expected: /could not be reached \(ECONNREFUSED\)/,
    },
    { title: 'an old lockfile', code: 1, output: 'ERR_PNPM_OUTDATED_LOCKFILE', expected: /^pnpm-lock.yaml does not fit/ },
    {
      title: 'a package that the lockfile does not know',
      code: 1,
      output: 'Error: ERR_PNPM_PACKAGE_MANAGER_NO_IMPORTER',
      expected: /^pnpm-lock.yaml does not fit/,
    },
  ])('$title', ({ code, output, expected }) => {
    const message = explainFailedInstall(code, output)
    expect(message).toMatch(expected)
    expect(message).not.toContain('\n')
  })

  test('anything else is shown as it was said, without the warnings of npm', () => {
    const message = explainFailedInstall(3, 'npm warn something\n\nERR_PNPM_NO_SPACE the disk is full\n')
    expect(message).toBe('The installation failed (exit code 3):\nERR_PNPM_NO_SPACE the disk is full')
  })
})
