import { createApiServer } from '@kindbox/apiserver'
import { Client } from '@kindbox/client'
import { crd, CustomResourceDefinition } from '@kindbox/crd'
import { describe, expect, test } from '@jest/globals'
import { demo } from './demo.ts'
import { Foo } from './foo.ts'
import { Report, type Output } from './report.ts'

function collect(isTTY = false): Output & { text: string } {
  return {
    text: '',
    isTTY,
    write(text) {
      this.text += text
    },
  }
}

test('the demo shows every step, and leaves the server as it found it', async () => {
  await using server = createApiServer()
  await using client = new Client({ fetch: server.fetch })
  const output = collect()
  await demo(client, 'default', new Report(output, {}))
  const told = [
    '1. A kind is declared once',
    'spec: Type.Object({',
    'kind: CustomResourceDefinition',
    'installed',
    'watch | ADDED    Foo default/baz',
    "{ name: 'baz', info: 'old baz', replicas: 1 }",
    "[ 'baz' ]",
    'watch | MODIFIED Foo default/baz',
    'patched baz',
    '{ status: { isBad: true, replicas: 1 }, generation: 2 }',
    "{ kind: 'Scale', spec: { replicas: 3 }, status: { replicas: 1 } }",
    "misspelt.ts(4,19): error TS2339: Property 'inof' does not exist",
    'watch | INVALID  Foo default/poisoned (ADDED)',
    'InvalidError: get Foo default/poisoned',
    'spec.info has to be a string, not 42',
    'and the error carries the good ones: baz',
    'watch | DELETED  Foo default/baz',
    "{ deleted: 'Success' }",
  ]
  let from = 0
  for (const line of told) {
    const at = output.text.indexOf(line, from)
    if (at < 0) throw new Error(`the demo does not tell ${JSON.stringify(line)} after\n${output.text.slice(0, from)}`)
    from = at
  }
  expect(output.text).not.toContain('\u001b')
  expect((await client.api(CustomResourceDefinition).list()).items).toEqual([])
})

test('a kind that is already there is not touched', async () => {
  await using server = createApiServer()
  await using client = new Client({ fetch: server.fetch })
  await client.api(CustomResourceDefinition).create(crd(Foo))
  await expect(demo(client, 'default', new Report(collect(), {}))).rejects.toThrow('already has foos.clux.dev')
  expect((await client.api(CustomResourceDefinition).list()).items).toHaveLength(1)
})

describe('colours', () => {
  const cases: [isTTY: boolean, env: { NO_COLOR?: string }, coloured: boolean][] = [
    [true, {}, true],
    [true, { NO_COLOR: '1' }, false],
    [true, { NO_COLOR: '' }, true],
    [false, {}, false],
  ]
  test.each(cases)('terminal %j, %j: %j', (isTTY, env, coloured) => {
    const output = collect(isTTY)
    new Report(output, env).call('x')
    expect(output.text.includes('\u001b[')).toBe(coloured)
  })
})
