import type { ProblemList } from '../../problem.ts'
import type { Source } from '../../source.ts'
import { ExpressionTooLarge } from '../expr-builder.ts'
import type { MacroTable } from '../macro-table.ts'
import { RuleDepthExceeded } from '../rule-depth.ts'
import { tokenKind, type Token } from '../token.ts'
import type { LexicalError, Tokens } from '../tokenize.ts'
import { RecognitionStopped, Recognizer } from './recognizer.ts'
import { HeightExceeded, RecoveredTree } from './recovered-tree.ts'

/** How many syntax errors are told (cel-go, parser/parser.go). */
const reportLimit = 100

/** A source that is not in the grammar. */
export interface BrokenSource {
  readonly source: Source
  readonly tokens: Tokens
  readonly macros: MacroTable
  readonly problems: ProblemList
}

/** Says of a source that is not in the grammar what ANTLR's parser would say, and then what upstream says of the tree that it recovers. */
export function reportSyntaxErrors({ source, tokens: { tokens, errors }, macros, problems }: BrokenSource): void {
  const report = (offset: number, message: string): void => {
    const full = problems.count >= reportLimit
    // The end of an empty source is before its beginning, by upstream's reckoning.
    problems.report(
      source.codePoints.length === 0 ? -1 : offset,
      `Syntax error: ${full ? `More than ${reportLimit} syntax errors` : message}`,
    )
    if (full) throw new RecognitionStopped()
  }
  const pending = [...errors].toReversed()
  const reached = (index: number): void => {
    // Tokens are only made when they are looked at, and so are the errors before them.
    for (let next = pending.at(-1); next !== undefined && next.tokenIndex <= index; next = pending.at(-1)) {
      pending.pop()
      report(next.offset, next.message)
    }
  }
  const recognizer = new Recognizer({
    tokens,
    reached,
    report: (token, message) => report(token.start, asReserved(message)),
    tokenText: ({ start, end }) => source.slice(start, end),
    text: (first, last) => textBetween(source, first, last, errors),
  })
  try {
    new RecoveredTree(macros, problems).visit(recognizer.run())
  } catch (error) {
    if (!ending.some((kind) => error instanceof kind)) throw error
    const { message } = error as RecognitionStopped
    if (message !== undefined) problems.report(undefined, message)
  }
}

const ending = [RecognitionStopped, RuleDepthExceeded, HeightExceeded, ExpressionTooLarge]

/** cel-go words the use of a literal's name as a field's otherwise than ANTLR (parser/parser.go, SyntaxError). */
function asReserved(message: string): string {
  return message.replaceAll(/no viable alternative at input '.(true|false|null)'/gu, "mismatched input '$1' expecting IDENTIFIER")
}

/** White space and comments included, but not what made no token. */
function textBetween(source: Source, first: Token, last: Token, errors: readonly LexicalError[]): string {
  const end = last.kind === tokenKind.eof ? last.start : last.end
  let text = ''
  let from = first.start
  for (const { offset, end: errorEnd } of errors) {
    if (offset < from || offset >= end) continue
    text += source.slice(from, offset)
    from = errorEnd
  }
  return text + source.slice(from, end)
}
