import type { Issue } from '@kindbox/core'
import type { Document, SchemaSite } from './document.ts'
import type { Strictness } from './strictness.ts'
import type { CompiledExpressions } from './compile-expressions.ts'
import type { SchemaNode } from './walk.ts'

/** What is said of a rule. */
export interface LintRule {
  /** The name of its file, which its issues carry. */
  readonly name: string
  /** What is refused and why, in a sentence or two. */
  readonly about: string
}

/** One thing that the server refuses, or warns about, in a CustomResourceDefinition. */
export interface Rule extends LintRule {
  /** Asked once for a definition. */
  document?(document: Document, context: LintContext): Iterable<Issue>
  /** Asked for the root of a schema, about what the server does not hold against the rest of it. */
  root?(root: SchemaNode, context: SchemaContext): Iterable<Issue>
  /** Asked for every schema within a schema. */
  node?(node: SchemaNode, context: SchemaContext): Iterable<Issue>
  /** The same for what structural validation refuses: the server does not get there when a schema cannot be converted. */
  structure?(node: SchemaNode, context: SchemaContext): Iterable<Issue>
  /** Asked for the root of a schema whose structure is in order. */
  defaults?(root: SchemaNode, context: SchemaContext): Iterable<Issue>
  /** Asked once for the CEL expressions of a schema whose defaults are in order, too: those of the parts where nothing is wrong. */
  expressions?(compiled: readonly CompiledExpressions[], context: SchemaContext): Iterable<Issue>
}

export interface LintContext {
  /** What an update replaces. */
  readonly old: Document | undefined
  readonly strictness: Strictness
}

export interface SchemaContext {
  readonly site: SchemaSite
  /** All schemas within the schema, the root first. */
  readonly nodes: readonly SchemaNode[]
  readonly strictness: Strictness
}

/** What a rule found, with its name. */
export function signed({ name }: Rule, issues: Iterable<Issue>): Issue[] {
  return Array.from(issues, (issue) => ({ ...issue, rule: name }))
}
