import type { Issue } from '../../issue.ts'
import type { StructuralSchema } from '../../structural-schema.ts'
import { checkOf } from './check-of.ts'
import { Run } from './run.ts'

const NONE: readonly Issue[] = Object.freeze([])

export interface BuiltInOptions {
  readonly mode: 'stored' | 'input'
  readonly redact: boolean
}

/**
 * Compares a document with the schema of a built-in kind. Where Ajv writes code for a whole schema before it looks at the first value, which
 * takes a tenth of a second for a Pod, this makes closures for what the value has.
 */
export function validateBuiltIn(schema: StructuralSchema, value: unknown, { mode, redact }: BuiltInOptions): readonly Issue[] {
  const run = new Run({ input: mode === 'input', redact })
  checkOf(schema)(value, undefined, run)
  return run.issues.length === 0 ? NONE : run.issues
}
