import type { Issue, Path } from '@kindbox/core'
import type { Finding } from '../review/verdict.ts'

interface Difference<Told> {
  readonly reason: string
  readonly applies: (told: Told, document: unknown) => boolean
}

/** What the server refuses and `validate` is not asked to know: it says whether a value is of its type, not whether it may be created. */
export const refusedByReviewAlone: readonly Difference<Finding>[] = [
  {
    reason: 'CEL rules, and that they are skipped where the schema is not met',
    applies: ({ message, field }) => message.includes('failed rule: ') || field === '<nil>',
  },
  { reason: 'lists of type set and map hold each item once', applies: ({ cause }) => cause?.reason === 'FieldValueDuplicate' },
  { reason: 'the metadata of embedded resources has rules for names', applies: ({ path }) => path.includes('metadata') },
  {
    reason: 'null is dropped from what is not nullable, also where there is no type for it to break',
    applies: ({ cause, path }, document) => cause?.reason === 'FieldValueRequired' && valueAt(document, path) === null,
  },
]

/** What `validate` refuses though the server stores it, because it breaks the promise that the schema makes. */
export const refusedByValidateAlone: readonly Difference<Issue>[] = [
  {
    reason: 'the server cuts a number down to an integer before it compares it with integers (kube-openapi validate/values.go, Enum)',
    applies({ code, path }, document) {
      const value = valueAt(document, path)
      return code === 'FieldValueNotSupported' && typeof value === 'number' && !Number.isInteger(value)
    },
  },
]

/** What stands at a path; undefined where nothing does. */
function valueAt(document: unknown, path: Path): unknown {
  let value = document
  for (const segment of path)
    value = typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, segment)?.value : undefined
  return value
}
