import type { Issue } from '@kindbox/core'
import type { CustomResourceDefinition } from '../custom-resource-definition.ts'
import { checkDocument } from './check-document.ts'
import { decodeCrd } from './decode/decode-crd.ts'
import { prepareForCreate, prepareForUpdate, withDefaults } from './prepare.ts'
import type { LintRule, Rule } from './rule.ts'
import { rules } from './rules.ts'
import { traps } from './traps/traps.ts'

export interface LintOptions {
  /**
   * The definition that this one replaces, as the server has it: its status tells whether it is established. Whether the document's `uid` and
   * `resourceVersion` are those of the old one is compared by whoever takes the write, and not here.
   */
  readonly old?: CustomResourceDefinition
  /**
   * Also what the server takes without a word though nobody can have meant it: warnings with the code `Trap`, each with a fix. Default: `false`,
   * only what a server says.
   */
  readonly traps?: boolean
}

/**
 * What kube-apiserver 1.36 would say of a CustomResourceDefinition, on creation or in place of an old one.
 *
 * An error is a cause of the server's 422 answer, word for word: `code` is its reason, `field` its field, `message` its message; only the
 * order may differ. `path` leads to the place in the document, which the server may call by another name. Where the definition cannot even
 * be decoded, all errors have the code `Undecodable` and the server answers 400 with the first; it says
 * `CustomResourceDefinition in version "v1" cannot be handled as a CustomResourceDefinition: ` before the message. Warnings are what the
 * server warns about (`UnknownField`, and `Ignored` for a format), and what it drops without a word (`Ignored`). Where the server panics there is
 * an error with the code `Unanswered`, and whatever else is found it will not say.
 *
 * CEL expressions are compiled and priced as the server does, and run on defaults.
 */
export function lint(crd: unknown, options: LintOptions = {}): Issue[] {
  return lintWith(options.traps === true ? [...rules, ...traps] : rules, crd, options)
}

/** All that {@link lint} asks; the traps are not among them. */
export const lintRules: readonly LintRule[] = rules

/** The same with some rules only. */
export function lintWith(some: readonly Rule[], crd: unknown, { old }: LintOptions = {}): Issue[] {
  const decoded = decodeCrd(crd)
  if (decoded.crd === undefined) return [...decoded.issues]
  const before = old === undefined ? undefined : decodeCrd(old)
  if (before !== undefined && before.crd === undefined) throw new TypeError(`The old definition is none: ${before.issues[0]?.message}`)
  const defaulted = withDefaults(decoded.crd)
  if (before?.crd === undefined) return [...decoded.issues, ...checkDocument(prepareForCreate(defaulted), undefined, some)]
  const oldCrd = withDefaults(before.crd)
  return [...decoded.issues, ...checkDocument(prepareForUpdate(defaulted, oldCrd), oldCrd, some)]
}
