import type { Issue } from '@kindbox/core'
import { conversionProblem } from './conversion-problem.ts'
import type { SchemaSite } from './document.ts'
import { invalid } from './field-error.ts'
import type { Rule } from './rule.ts'
import type { Strictness } from './strictness.ts'
import { type SchemaNode, walk } from './walk.ts'

type Stage = 'node' | 'structure' | 'defaults'

/**
 * Asks the rules about one schema, in the stages of validation.go, validateCustomResourceDefinitionValidation: what a schema may say in any
 * case; and, where it can be converted, its structure and, where that is in order, its defaults.
 */
export function checkSchema(site: SchemaSite, rules: readonly Rule[], strictness: Strictness): Issue[] {
  const nodes = walk(site.schema, site.at)
  const ask = (stage: Stage, about: readonly SchemaNode[]): Issue[] => {
    const found: Issue[] = []
    const asked = rules.filter((rule) => rule[stage] !== undefined)
    for (const node of about) for (const rule of asked) found.push(...rule[stage]!(node, { site, strictness }))
    return found
  }

  const issues = ask('node', nodes)
  if (!strictness.structuralSchema) return issues
  const problem = conversionProblem(nodes)
  if (problem !== undefined) return issues.some(isError) ? issues : [...issues, invalid(site.at, '""', problem)]
  const structure = ask('structure', nodes)
  return [...issues, ...(structure.length > 0 ? structure : ask('defaults', nodes.slice(0, 1)))]
}

function isError(issue: Issue): boolean {
  return issue.severity === 'error'
}
