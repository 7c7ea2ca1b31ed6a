import type { StructuralSchema } from '@kindbox/core'
import { compileReview, decodeDocument } from '@kindbox/crd'
import { open, definition, given, linted, type HostileInput } from '../judge.ts'

export const references: readonly HostileInput[] = [
  { title: 'a schema with $ref to itself', judge: linted(() => ({ $ref: '#' }) as StructuralSchema), finding: /\$ref/ },
  { title: 'a schema that holds itself', judge: linted(() => cyclic({ type: 'object' })), finding: /nests deeper than 1000 levels/ },
  {
    title: 'a review of a schema that holds itself',
    judge: refusedToCompile,
    finding: /^The schema of foos.hostile.example in v1 nests deeper than 1000 levels/,
  },
  {
    title: 'a value that holds itself',
    judge: given(open, () => {
      const value: Record<string, unknown> = {}
      value['self'] = value
      return value
    }),
    finding: /cycle|depth/,
  },
  {
    title: 'a text of half characters',
    judge: () => String(decodeDocument(`a: "${'\uD800'.repeat(1000)}"`).readable),
    finding: /^true$/,
  },
]

function refusedToCompile(): string {
  try {
    compileReview(definition(cyclic({ type: 'object' })), 'v1')
    return 'compiled'
  } catch (error) {
    return (error as Error).message
  }
}

function cyclic(schema: StructuralSchema): StructuralSchema {
  const self = { ...schema, properties: {} as Record<string, StructuralSchema> }
  self.properties['self'] = self
  return self
}
