import { describe, expect, test } from '@jest/globals'
import { isEmail } from './email.ts'

describe('isEmail', () => {
  test.each([
    'jo@example.com',
    'jo+k8s@localhost',
    'Jo <jo@example.com>',
    '<jo@example.com>',
    '"Jo Q. Public" <jo@example.com>',
    'Jo "Q." Public <jo@example.com>',
    '"jo public"@example.com',
    '"\\""@example.com',
    'jo@[192.0.2.1]',
    'jo@[2001:db8::1]',
    'jo@example.com (Jo (from work))',
    '"Jo" (a comment) <jo@example.com>',
    'team: jo@example.com;', // a group of one
    'dürst@example.com',
    '=?utf-8?q?J=C3=B6?= <jo@example.com>',
    '=?x?= <jo@example.com>', // no encoded word
    'Jo =?koi8-r?q?Jo?= <jo@example.com>', // unknown charset behind a word
  ])('takes %j', (value) => {
    expect(isEmail(value)).toBe(true)
  })

  test.each([
    '',
    'jo',
    '@example.com',
    'jo@',
    'jo@example.com.',
    '.jo@example.com',
    'jo..jo@example.com',
    'jo@@example.com',
    'jo@example.com, al@example.com',
    'Jo jo@example.com',
    'Jo <jo@example.com',
    '<jo>',
    '""@example.com',
    '"jo@example.com',
    '"jo\\',
    'jo@[192.0.2.01]',
    'jo@[example.com]',
    'jo@example.com (Jo',
    'team: jo@example.com, al@example.com;',
    'team:;',
    'a: b: jo@example.com;;',
    '=?koi8-r?q?Jo?= <jo@example.com>', // unknown charset
    '=?utf-8?q??= <jo@example.com>', // a name that says nothing
    'jo@example.com (=?koi8-r?b?Sm8=?=)',
    'jo@exam\nple.com',
  ])('refuses %j', (value) => {
    expect(isEmail(value)).toBe(false)
  })
})
