import type { Issue } from '../issue.ts'
import type { Kind } from '../resource/kind.ts'
import { validateBuiltIn } from './closure/validate-built-in.ts'
import { compile, type Validate, type ValidateOptions } from './compile.ts'
import { unknownFields } from './unknown-fields.ts'
import { wholeDocument } from './whole-document.ts'

/**
 * Compares a document with its kind: type, metadata and the kind's own fields. No issue means that it is an `ObjectOf` the kind, or
 * with `mode: 'input'` an `InputOf` it. The value is left as it is.
 *
 * The validator is compiled on its first use. Issues of a Secret never show values.
 *
 * CEL rules, list types and names are the server's to judge: see `review` of `@kindbox/crd`.
 *
 * @throws SyntaxError on first use, when a pattern is no RE2; `defineResource` refuses those, a schema from elsewhere may hold one.
 */
export function validate(kind: Kind, value: unknown, options: Omit<ValidateOptions, 'redact'> = {}): readonly Issue[] {
  const { mode = 'stored', strict = false } = options
  let byUse = validators.get(kind)
  if (byUse === undefined) validators.set(kind, (byUse = new Map()))
  const use = `${mode} ${strict}`
  let check = byUse.get(use)
  if (check === undefined) byUse.set(use, (check = validatorOf(kind, { mode, strict, redact: isSecret(kind) })))
  return check(value)
}

const validators = new WeakMap<Kind, Map<string, Validate>>()

function validatorOf(kind: Kind, options: Required<ValidateOptions>): Validate {
  const schema = wholeDocument(kind, options.mode)
  if (kind.builtIn !== true) return compile(schema, options)
  if (!options.strict) return (value) => validateBuiltIn(schema, value, options)
  const plain = !hasObjectMeta(kind)
  return (value) => [...validateBuiltIn(schema, value, options), ...unknownFields(value, schema, plain)]
}

/** Whether `metadata` is that of an object, not of a list. */
function hasObjectMeta(kind: Kind & { readonly plural?: string }): boolean {
  return kind.plural !== undefined
}

function isSecret({ group, kind }: Kind): boolean {
  return group === '' && kind === 'Secret'
}
