import type { StructuralSchema } from '@kindbox/core'
import { open, head, json, sent, given, linted, type HostileInput } from '../judge.ts'

const LEVELS = 100_000

export const depth: readonly HostileInput[] = [
  {
    title: '100,000 levels of JSON objects',
    judge: sent(open, () => json('{"a":'.repeat(LEVELS) + '1' + '}'.repeat(LEVELS))),
    finding: /exceeded max depth|max depth/,
  },
  { title: '100,000 levels of JSON arrays', judge: sent(open, () => json('['.repeat(LEVELS) + ']'.repeat(LEVELS))), finding: /max depth/ },
  {
    title: '100,000 levels of JSON that never end',
    judge: sent(open, () => json('['.repeat(LEVELS))),
    finding: /yaml: exceeded max depth of 1000/,
  },
  {
    title: '100,000 levels of YAML flow',
    judge: sent(open, () => `${head}spec: ${'{a: '.repeat(LEVELS)}1${'}'.repeat(LEVELS)}\n`),
    finding: /depth/,
  },
  { title: '100,000 levels of YAML lists', judge: sent(open, () => `${head}spec:\n  ${'- '.repeat(LEVELS)}x\n`), finding: /depth/ },
  { title: '100,000 levels in a value', judge: given(open, () => nested(LEVELS)), finding: /depth/ },
  { title: '100,000 levels in a schema', judge: linted(() => nestedSchema(LEVELS)), finding: /nests deeper than 1000 levels/ },
]

function nested(levels: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < levels; level++) value = { a: value }
  return value
}

function nestedSchema(levels: number): StructuralSchema {
  let schema: StructuralSchema = { type: 'string' }
  for (let level = 0; level < levels; level++) schema = { type: 'object', properties: { a: schema } }
  return schema
}
