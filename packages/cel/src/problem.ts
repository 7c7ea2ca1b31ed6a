import { lineText, positionAt, type Position, type Source } from './source.ts'

/** What is wrong with an expression, and where. */
export interface Problem extends Position {
  readonly message: string
}

/** How many problems are told one by one (cel-go, common/errors.go). */
const reportLimit = 100
/** Lines of more bytes are not quoted (cel-go, common/error.go). */
const snippetLimit = 16_384

/** Collects problems in the order of their finding. */
export class ProblemList {
  readonly #source: Source
  readonly #problems: Problem[] = []
  #count = 0

  constructor(source: Source) {
    this.#source = source
  }

  get count(): number {
    return this.#count
  }

  /** @param offset undefined for what concerns no place */
  report(offset: number | undefined, message: string): void {
    this.#count++
    if (this.#count <= reportLimit) this.#problems.push({ ...positionAt(this.#source, offset), message })
  }

  /** Forgets what was reported. */
  clear(): void {
    this.#problems.length = 0
    this.#count = 0
  }

  /** By their positions. */
  sorted(): readonly Problem[] {
    return this.#problems.toSorted((left, right) => left.line - right.line || left.column - right.column)
  }

  /** All problems as the server prints them: message, line and a mark below it. */
  render(): string {
    const lines = this.sorted().map((problem) => renderProblem(this.#source, problem))
    if (this.#count > reportLimit) lines.push(`${this.#count - reportLimit} more errors were truncated`)
    return lines.join('\n')
  }
}

function renderProblem(source: Source, { line, column, message }: Problem): string {
  const head = `ERROR: <input>:${line}:${column + 1}: ${message}`
  const quoted = lineText(source, line)?.replaceAll('\t', ' ')
  if (quoted === undefined || new TextEncoder().encode(quoted).length > snippetLimit) return head
  const characters = Array.from(quoted)
  // Marks are as wide as what they stand below, where that is beyond ASCII.
  const at = Math.max(column, 0)
  const dots = characters.slice(0, at).map((character) => (isWide(character) ? '．' : '.'))
  return `${head}\n | ${quoted}\n | ${dots.join('')}${isWide(characters[at]) ? '＾' : '^'}`
}

function isWide(character: string | undefined): boolean {
  return character !== undefined && (character.codePointAt(0) as number) > 0x7f
}
