/** A place in a YAML text, counted from 0. */
export interface Mark {
  readonly offset: number
  readonly line: number
  readonly column: number
}

/**
 * What makes a text no YAML, in the words of go-yaml v2, with which the server reads it. The line in the message is the one that
 * go-yaml names, which is not always where the problem is; {@link mark} is.
 */
export class YamlError extends Error {
  override readonly name = 'YamlError'
  readonly mark: Mark

  constructor(message: string, mark: Mark) {
    super(message)
    this.mark = mark
  }
}

/** An error in what the text says; go-yaml names no line. */
export function contentError(problem: string, mark: Mark): YamlError {
  return new YamlError(`yaml: ${problem}`, mark)
}

/** An error in the characters: go-yaml counts its line from 1, and says none when it is the first. */
export function scannerError(problem: string, mark: Mark, context: Mark = mark): YamlError {
  return contentError(where(mark.line === 0 ? context.line : mark.line + 1) + problem, mark)
}

/** An error in the order of the tokens: go-yaml counts its line from 0. */
export function parserError(problem: string, mark: Mark, context: Mark = mark): YamlError {
  return contentError(where(mark.line === 0 ? context.line : mark.line) + problem, mark)
}

function where(line: number): string {
  return line === 0 ? '' : `line ${line}: `
}
