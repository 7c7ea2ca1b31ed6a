import { describe, expect, test } from '@jest/globals'
import { compile } from './compile/compile.ts'
import { objectType } from './cel-type.ts'
import { formatType } from './check/format-type.ts'
import type { Environment } from './environment.ts'
import { recordedCalls } from './kubernetes-environment.fixture.ts'
import { kubernetesEnvironment } from './kubernetes-environment.ts'
import { evaluated } from './library/evaluated.fixture.ts'
import { walk } from './walk.ts'

describe.each(Object.entries(recordedCalls))('%s', (_library, rows) => {
  test.each(rows)('%s', (source, value, cost, estimate) => {
    expect(evaluated(source)).toEqual({ value, cost, estimate })
  })
})

describe('the authorizer, which exists only for expressions of admission', () => {
  const environment: Environment = {
    ...kubernetesEnvironment,
    variables: { authorizer: objectType('kubernetes.authorization.Authorizer') },
  }

  test.each([
    ["authorizer.path('/healthz').check('get').allowed()", 'bool'],
    ["authorizer.group('').resource('pods').namespace('a').name('b').check('get').reason()", 'string'],
    ["authorizer.group('').resource('pods').subresource('log').check('get').errored()", 'bool'],
    ["authorizer.serviceAccount('a', 'b').group('').resource('pods').check('get').error()", 'string'],
    ["authorizer.group('').resource('pods').fieldSelector('a=b').labelSelector('c=d').check('list').allowed()", 'bool'],
  ])('%s', (source, type) => {
    const compiled = compile(environment, source)
    expect('expr' in compiled ? formatType(compiled.expr.outputType) : compiled.text).toBe(type)
  })
})

test('every function of every library is in a table', () => {
  const called = new Set<string>()
  for (const [source] of Object.values(recordedCalls).flat()) {
    const compiled = compile(kubernetesEnvironment, source)
    if ('expr' in compiled) walk(compiled.expr.expr, (node) => void (node.kind === 'call' && called.add(node.function)))
  }
  const missing = kubernetesEnvironment.libraries
    .filter(({ name }) => !name.startsWith('kubernetes.authz'))
    .flatMap(({ functions }) => functions.map(({ name }) => name))
    .filter((name) => !called.has(name))
  expect(missing).toEqual([])
})
