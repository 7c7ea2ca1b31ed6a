import { describe, expect, test } from '@jest/globals'
import type { StructuralSchema } from '../structural-schema.ts'
import { compile } from './compile.ts'

/** JSON keeps a key called __proto__; an object literal does not. */
function parse<T>(json: string): T {
  return JSON.parse(json) as T
}

describe('names that every JavaScript object knows', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf']

  test.each(names)('%s is a field like any other', (name) => {
    const key = JSON.stringify(name)
    const schema = parse<StructuralSchema>(
      `{"type":"object","required":[${key}],"properties":{${key}:{"type":"object","required":["x"],"properties":{"x":{"type":"integer"}}}}}`,
    )
    const validate = compile(schema, { mode: 'input', strict: true })
    const issues = (json: string) => validate(parse(json)).map(({ code, field }) => `${code} ${field}`)
    expect(issues(`{${key}:{"x":1}}`)).toEqual([])
    expect(issues('{}')).toEqual([`FieldValueRequired ${name}`])
    expect(issues(`{${key}:{}}`)).toEqual([`FieldValueRequired ${name}.x`])
    expect(issues(`{${key}:{"x":"1"}}`)).toEqual([`FieldValueTypeInvalid ${name}.x`])
    expect(issues(`{${key}:5}`)).toEqual([`FieldValueTypeInvalid ${name}`])
  })

  test.each(names)('%s is optional where it is', (name) => {
    const schema = parse<StructuralSchema>(`{"type":"object","properties":{${JSON.stringify(name)}:{"type":"integer"}}}`)
    expect(compile(schema)({})).toEqual([])
    expect(compile(schema)(Object.create(null))).toEqual([])
  })

  test.each(names)('%s as a key of a map is validated', (name) => {
    const schema: StructuralSchema = { type: 'object', additionalProperties: { type: 'string' } }
    expect(compile(schema)(parse(`{${JSON.stringify(name)}:1}`)).map((issue) => issue.path)).toEqual([[name]])
  })

  test.each(names)('%s as an unknown field pollutes nothing', (name) => {
    const value = parse<object>(`{${JSON.stringify(name)}:{"polluted":1}}`)
    expect(compile({ type: 'object', properties: { a: { type: 'string', default: 'x' } } }, { mode: 'input' })(value)).toEqual([])
    expect('polluted' in {}).toBe(false)
  })
})

describe('schemas that look like code', () => {
  const text = `'"\`\\\u2028\${process.exit(1)}*/`

  test('strings are strings wherever they stand', () => {
    const schema = {
      type: 'object',
      required: [text],
      properties: { [text]: { type: 'string', enum: [text], pattern: '^[^z]*$', description: text } },
    } as const
    expect(compile(schema)({ [text]: text })).toEqual([])
    expect(compile(schema)({}).map((issue) => issue.path)).toEqual([[text]])
  })

  test.each(['minimum', 'maxLength', 'pattern', 'type', 'multipleOf'])('%s of a wrong type compiles to nothing', (keyword) => {
    const schema = { type: 'object', [keyword]: keyword === 'pattern' ? 1 : '1); process.exit(1); (' } as unknown as StructuralSchema
    expect(() => compile(schema)({})).toThrow(/must be/)
  })
})

describe('time and memory are bounded', () => {
  const limited = (check: () => void) => {
    const start = performance.now()
    check()
    // Loose for slow machines; what it is to catch takes minutes or all memory.
    expect(performance.now() - start).toBeLessThan(10_000)
  }

  test('patterns on long strings', () => {
    limited(() => {
      const schema: StructuralSchema = { type: 'array', items: { type: 'string', pattern: '^(a+)+$' } }
      expect(compile(schema)([`${'a'.repeat(100_000)}!`, '(a+)+'.repeat(20_000)])).toHaveLength(2)
    })
  })

  test('a million wrong items, in arrays, maps and alternatives', () => {
    const items = Array.from({ length: 1_000_000 }, () => 1)
    const string: StructuralSchema = { type: 'string' }
    limited(() => {
      expect(compile({ type: 'array', items: string })(items)).toHaveLength(1_000)
      expect(compile({ type: 'object', additionalProperties: string })({ ...items.slice(0, 200_000) })).toHaveLength(1_000)
      expect(compile({ type: 'array', items: { type: 'integer', anyOf: [{ minimum: 2 }, { maximum: 0 }] } })(items)).toHaveLength(1_000)
      expect(compile({ type: 'array', items: {}, anyOf: [{ items: { enum: [2] } }, { minItems: 1 }] })(items)).toEqual([])
    })
  })

  test('values far deeper than their schema', () => {
    const deep = parse<unknown>(`${'['.repeat(200_000)}${']'.repeat(200_000)}`)
    const schema: StructuralSchema = {
      type: 'object',
      properties: {
        a: { type: 'array', items: { type: 'array', items: {} } },
        b: { type: 'array', items: { 'x-kubernetes-preserve-unknown-fields': true } },
      },
    }
    limited(() => {
      expect(compile(schema, { mode: 'input', strict: true })({ a: deep, b: deep })).toEqual([])
    })
  })

  test('long keys do not make long messages', () => {
    const [issue] = compile({ type: 'object', additionalProperties: { type: 'string' } })({ ['k'.repeat(100_000)]: 1 })
    expect(issue?.message.length).toBeLessThan(200)
    expect(issue?.field).toHaveLength(100_000)
  })
})
