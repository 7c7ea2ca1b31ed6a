import type { Expr } from '../ast.ts'
import type { Macro } from '../macro.ts'
import type { ProblemList } from '../problem.ts'
import type { Source } from '../source.ts'
import { ExpressionTooLarge } from './expr-builder.ts'
import { MacroTable } from './macro-table.ts'
import { Parser } from './parser.ts'
import { RuleDepthExceeded } from './rule-depth.ts'
import { reportSyntaxErrors } from './syntax/report-syntax-errors.ts'
import { notInGrammar } from './token-cursor.ts'
import { tokenize } from './tokenize.ts'

/** Code points that an expression may have (cel-go, parser/parser.go). */
const sizeLimit = 100_000
/** How deep selections, calls, indexes and operators may be nested (cel-go, parser/parser.go). */
const heightLimit = 250

/**
 * Parses an expression and expands its macros, in linear time and bounded depth.
 *
 * @param macros of libraries, beside those that every environment has
 * @returns undefined where problems were reported
 */
export function parse(source: Source, macros: readonly Macro[], problems: ProblemList): Expr | undefined {
  const size = source.codePoints.length
  if (size > sizeLimit) {
    problems.report(undefined, `expression code point size exceeds limit: size: ${size}, limit ${sizeLimit}`)
    return undefined
  }
  const tokens = tokenize(source)
  const table = new MacroTable(macros)
  if (tokens.errors.length > 0) {
    reportSyntaxErrors({ source, tokens, macros: table, problems })
    return undefined
  }
  const parser = new Parser(source, tokens.tokens, table, problems)
  try {
    const expr = parser.parse()
    if (parser.height > heightLimit) problems.report(undefined, 'max recursion depth exceeded')
    return problems.count === 0 ? expr : undefined
  } catch (error) {
    // Upstream says nothing of the meaning of a source before it has read all of it.
    problems.clear()
    if (error instanceof RuleDepthExceeded || error instanceof ExpressionTooLarge) problems.report(undefined, error.message)
    else if (error === notInGrammar) reportSyntaxErrors({ source, tokens, macros: table, problems })
    else throw error
    return undefined
  }
}
