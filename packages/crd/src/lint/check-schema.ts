import type { Issue } from '@kindbox/core'
import { compileExpressions } from './compile-expressions.ts'
import { conversionProblem } from './conversion-problem.ts'
import type { SchemaSite } from './document.ts'
import { invalid } from './field-error.ts'
import { type Rule, signed } from './rule.ts'
import type { Strictness } from './strictness.ts'
import { type SchemaNode, walk } from './walk.ts'

type Stage = 'root' | 'node' | 'structure' | 'defaults'

/**
 * Asks the rules about one schema, in the stages of validation.go, validateCustomResourceDefinitionValidation: what a schema may say in any
 * case; and, where it can be converted, its structure and, where that is in order, its defaults and then its expressions.
 */
export function checkSchema(site: SchemaSite, rules: readonly Rule[], strictness: Strictness): Issue[] {
  const nodes = walk(site.schema, site.at)
  const root = nodes.slice(0, 1)
  const context = { site, nodes, strictness }
  // Around what is wrong, the server does not look at expressions.
  const around = new Set<SchemaNode>()
  const ask = (stage: Stage, about: readonly SchemaNode[]): Issue[] => {
    const found: Issue[] = []
    const asked = rules.filter((rule) => rule[stage] !== undefined)
    for (const node of about) {
      const before = found.length
      for (const rule of asked) found.push(...signed(rule, rule[stage]!(node, context)))
      if (stage === 'node' && found.slice(before).some(isError)) addWithParents(around, node)
    }
    return found
  }

  const issues = [...ask('root', root), ...ask('node', nodes)]
  if (!strictness.structuralSchema) return issues
  const problem = conversionProblem(nodes)
  if (problem !== undefined) return issues.some(isError) ? issues : [...issues, invalid(site.at, '""', problem)]
  const structure = ask('structure', nodes)
  if (structure.length > 0) return [...issues, ...structure]
  const defaults = ask('defaults', root)
  if (defaults.length > 0) return [...issues, ...defaults]
  const asked = rules.filter((rule) => rule.expressions !== undefined)
  const compiled = asked.length === 0 ? [] : compileExpressions(nodes, around)
  return [...issues, ...asked.flatMap((rule) => signed(rule, rule.expressions!(compiled, context)))]
}

function addWithParents(nodes: Set<SchemaNode>, node: SchemaNode): void {
  for (let at: SchemaNode | undefined = node; at !== undefined; at = at.parent) nodes.add(at)
}

function isError(issue: Issue): boolean {
  return issue.severity === 'error'
}
