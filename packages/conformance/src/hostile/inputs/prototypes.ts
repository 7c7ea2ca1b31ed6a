import type { StructuralSchema } from '@kindbox/core'
import { compileReview } from '@kindbox/crd'
import { open, text, rule, definition, head, json, found, sent, linted, type HostileInput } from '../judge.ts'

export const prototypes: readonly HostileInput[] = [
  {
    title: '__proto__ in a document',
    judge() {
      const stored = compileReview(definition(open), 'v1').createFromText(
        json('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
      )
      return `${found(stored)}, ${String(({} as { polluted?: number }).polluted)}`
    },
    finding: /^accepted 2, undefined$/,
  },
  {
    title: '__proto__ as a YAML key and a merge',
    judge: sent(open, () => `${head}spec: {<<: {__proto__: {polluted: 1}}, a: {__proto__: {x: 1}}}\n`),
    finding: /^accepted 2$/,
  },
  {
    title: '__proto__ as a property with a default and a rule',
    judge() {
      const schema = JSON.parse(
        '{"type":"object","properties":{"__proto__":{"type":"object","default":{"polluted":"1"},"properties":{"polluted":{"type":"string"}}}}}',
      ) as StructuralSchema
      const ruled = {
        ...schema,
        ...rule("has(self.__underscores__proto__underscores__) && self.__underscores__proto__underscores__.polluted == '1'"),
      }
      return `${found(compileReview(definition(ruled), 'v1').createFromText(json('{}')))}, ${String(({} as { polluted?: string }).polluted)}`
    },
    finding: /^accepted 1, undefined$/,
  },
  {
    title: 'a rule that asks for a prototype',
    judge: linted(() => text({ maxLength: 9, ...rule("self.constructor == '' || self.__proto__ == ''") })),
    finding: /type 'string' does not support field selection/,
  },
  { title: 'unknown __proto__', judge: sent(text({}), () => json('{"__proto__":{"a":1}}')), finding: /unknown field "spec.__proto__"/ },
]
