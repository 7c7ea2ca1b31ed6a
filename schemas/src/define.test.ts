import { describe, expect, test } from '@jest/globals'
import { define } from './define.ts'

const meta = define('meta/v1', [], { ObjectMeta: '{"type":"object","properties":{"name":{"type":"string"}}}' })
const core = define('core/v1', [meta], {
  Pod: '{"type":"object","properties":{"metadata":{"$ref":"meta/v1.ObjectMeta"},"spec":{"$ref":"PodSpec"}}}',
  PodSpec:
    '{"type":"object","properties":{"containers":{"type":"array","items":{"$ref":"Container"}},"init":{"type":"array","items":{"$ref":"Container"}}}}',
  Container: '{"type":"object","properties":{"name":{"type":"string"}}}',
  Maybe: '{"type":"object","properties":{"container":{"$ref":"Container","nullable":true}}}',
  Tree: '{"type":"object","properties":{"left":{"$ref":"Tree"}},"additionalProperties":{"$ref":"Tree"}}',
  Broken: '{',
  Astray: '{"type":"object","properties":{"a":{"$ref":"Nothing"}}}',
  Foreign: '{"type":"object","properties":{"a":{"$ref":"apps/v1.Deployment"}}}',
})

describe('schemaOf', () => {
  test('puts what is referred to in its place', () => {
    expect(core.schemaOf('Pod').properties!['spec']!.properties!['containers']!.items).toEqual({
      type: 'object',
      properties: { name: { type: 'string' } },
    })
    expect(core.schemaOf('Pod').properties!['metadata']).toBe(meta.schemaOf('ObjectMeta'))
  })

  test('shares what is referred to twice', () => {
    const { containers, init } = core.schemaOf('PodSpec').properties!
    expect(containers!.items).toBe(init!.items)
    expect(core.schemaOf('Container')).toBe(init!.items)
  })

  test('keeps what stands beside a reference, and keeps it there', () => {
    expect(core.schemaOf('Maybe').properties!['container']).toEqual({ ...core.schemaOf('Container'), nullable: true })
    expect(core.schemaOf('Container').nullable).toBeUndefined()
  })

  test('gives a schema that refers to itself', () => {
    const tree = core.schemaOf('Tree')
    expect(tree.properties!['left']).toBe(tree)
    expect(tree.additionalProperties).toBe(tree)
  })

  test.each([
    ['Nothing', 'There is no definition Nothing in core/v1.'],
    ['toString', 'There is no definition toString in core/v1.'],
    ['Astray', 'There is no definition Nothing in core/v1.'],
    ['Foreign', 'core/v1 does not import the module of apps/v1.Deployment.'],
  ])('refuses %s', (name, message) => {
    expect(() => core.schemaOf(name)).toThrow(new RangeError(message))
  })

  test('reads only what is asked for', () => {
    expect(core.schemaOf('Pod')).toBeDefined()
    expect(() => core.schemaOf('Broken')).toThrow(SyntaxError)
  })
})
