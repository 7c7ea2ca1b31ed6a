import type { Ajv, ValidateFunction } from 'ajv'
import type { Issue } from '../issue.ts'
import type { StructuralSchema } from '../structural-schema.ts'
import { collectIssues } from './collect-issues.ts'
import { createAjv } from './create-ajv.ts'
import { toDraft07, type Draft07 } from './draft-07.ts'
import { unknownFields } from './unknown-fields.ts'
import { withDefaults } from './with-defaults.ts'

export interface ValidateOptions {
  /**
   * - `stored`: what a server returned. Defaults are filled in, so a required field with a default is required.
   * - `input`: what somebody is about to send. The server will fill in the defaults before it validates.
   *
   * Default: `stored`.
   */
  readonly mode?: 'stored' | 'input'
  /** Whether fields that the schema does not know are issues: the server would drop them. Default: `false`. */
  readonly strict?: boolean
  /** Whether issues tell types only, never values; for Secrets. Default: `false`. */
  readonly redact?: boolean
}

/** Gives the issues of a value; none when it is valid. Never changes the value. */
export type Validate = (value: unknown) => readonly Issue[]

interface Engine {
  readonly schema: Draft07
  readonly ajv: Ajv
  readonly validate: ValidateFunction
}

const engines = new WeakMap<StructuralSchema, Engine>()
const NONE: readonly Issue[] = Object.freeze([])

/**
 * Makes the validator of a structural schema. The schema is compiled on the validator's first use, once for all options, and
 * has to stay as it is from then on.
 *
 * What the server accepts is accepted, but for values that break the schema's own promise and that the server lets pass by
 * accident: an array where a string with a format should be, 1.5 where only 1 is allowed. At most 1,000 issues are told.
 *
 * @throws SyntaxError on first use, when a pattern is no RE2.
 * @throws RangeError on first use, when the schema is nested deeper than 500 levels.
 */
export function compile(schema: StructuralSchema, options: ValidateOptions = {}): Validate {
  const { mode = 'stored', strict = false, redact = false } = options
  let engine: Engine | undefined
  const check: Validate = (value) => {
    engine ??= engineOf(schema)
    const { validate, ajv } = engine
    if (validate(value)) return NONE
    const compileBranch = (branch: Draft07) => ajv.compile(branch)
    return collectIssues(validate.errors ?? [], { schema: engine.schema, value, path: [], redact, compile: compileBranch })
  }
  if (mode === 'stored' && !strict) return check
  return (value) => {
    const issues = check(mode === 'input' ? withDefaults(value, schema) : value)
    const unknown = strict ? unknownFields(value, schema) : NONE
    return unknown.length === 0 ? issues : [...issues, ...unknown]
  }
}

/** Above this many schemas in one, to compile costs more than quicker code saves in ten thousands of validations. */
const OPTIMIZED_SIZE = 300

function engineOf(schema: StructuralSchema): Engine {
  const known = engines.get(schema)
  if (known !== undefined) return known
  const { schema: translated, size, namesInherited } = toDraft07(schema)
  const ajv = createAjv({ ownProperties: namesInherited, optimize: size <= OPTIMIZED_SIZE })
  const engine = { schema: translated, ajv, validate: ajv.compile(translated) }
  engines.set(schema, engine)
  return engine
}
