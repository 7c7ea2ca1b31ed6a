import type { ProblemList } from '../problem.ts'
import type { Source } from '../source.ts'
import type { Token } from './token.ts'
import type { LexicalError } from './tokenize.ts'

/** Says of a source that is not in the grammar what ANTLR would say. */
export function reportSyntaxErrors(
  _source: Source,
  tokens: readonly Token[],
  errors: readonly LexicalError[],
  problems: ProblemList,
): void {
  for (const { offset, message } of errors) problems.report(offset, `Syntax error: ${message}`)
  if (problems.count === 0) problems.report((tokens[0] as Token).start, 'Syntax error: not in the grammar')
}
