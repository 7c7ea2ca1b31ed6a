import { expect, test } from '@jest/globals'
import { labelSelector } from './label-selector.ts'

const labels = { app: 'web', tier: '', n: '98', in: 'in', 'clux.dev/a': 'b' }

test.each([
  ['', true],
  ['app', true],
  ['!app', false],
  ['other', false],
  ['!other', true],
  ['app=web', true],
  ['app==web', true],
  ['app = web', true],
  ['app!=web', false],
  ['other!=web', true],
  ['tier=', true],
  ['tier=,app', true],
  ['other=', false],
  ['app in (web, api)', true],
  ['app in (api)', false],
  ['tier in ()', true],
  ['app notin (api)', true],
  ['other notin (api)', true],
  ['app notin (a,,web)', false],
  ['n>97', true],
  ['n>98', false],
  ['n<99', true],
  ['app>1', false],
  ['other<1', false],
  ['n>97,n<99,app=web', true],
  ['n>97,n<98', false],
  ['in in (in)', true],
  ['clux.dev/a=b', true],
  ['toString', false],
  ['constructor in (x)', false],
  [' ', true],
])('%s: %s', (text, expected) => {
  expect(labelSelector(text)(labels)).toBe(expected)
})

// The messages are those of a kube-apiserver 1.36.
test.each([
  ['a in', "unable to parse requirement: found '' expected: '('"],
  ['a in (', "unable to parse requirement: found '', expected: ',', ')' or identifier"],
  ['a in (b,', "unable to parse requirement: found '', expected: ',', or identifier"],
  ['a in (b', "unable to parse requirement: found '', expected: ',' or ')'"],
  ['a===', "unable to parse requirement: found '=', expected: identifier"],
  ['!', "unable to parse requirement: found '', expected: identifier"],
  ['a,', "found '', expected: identifier after ','"],
  [',', "found ',', expected: !, identifier, or 'end of string'"],
  ['a b', "unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt"],
  ['a>b', "unable to parse requirement: values[0]: Invalid value: \"b\": for 'Gt', 'Lt' operators, the value must be an integer"],
  ['-a', expect.stringMatching(/^unable to parse requirement: <nil>: Invalid value: "-a": name part must consist of/)],
  ['a=-b', expect.stringMatching(/^unable to parse requirement: values\[0\]\[a\]: Invalid value: "-b": a valid label must be/)],
])('%s is refused', (text, message) => {
  expect(() => labelSelector(text)).toThrow(expect.objectContaining({ status: expect.objectContaining({ code: 400, message }) }))
})
