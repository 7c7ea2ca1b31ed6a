export interface DocumentText {
  readonly text: string
  /** Of the whole text, counted from 1. */
  readonly line: number
  /** Why it cannot be a document, when that is clear already. */
  readonly problem?: string
}

/**
 * Splits a text at lines that begin with `---`, as kubectl does before it looks at YAML at all (apimachinery pkg/util/yaml,
 * `YAMLReader`): so a document that is broken does not break the next one, and anchors do not reach over.
 */
export function splitDocuments(text: string): DocumentText[] {
  const documents: DocumentText[] = []
  let lines: string[] = []
  let line = 1
  const flush = (next: number) => {
    const part = lines.join('')
    if (part.trim() !== '') documents.push({ text: part, line })
    lines = []
    line = next
  }
  for (const [i, content] of text.split(/(?<=\n)/).entries()) {
    if (!content.startsWith('---')) {
      lines.push(content)
      continue
    }
    flush(i + 2)
    const rest = content.slice(3).trim()
    // Only a comment may follow the separator on its line.
    if (rest !== '' && !rest.startsWith('#'))
      documents.push({ text: content, line: i + 1, problem: `invalid Yaml document separator: ${rest}` })
  }
  flush(line)
  return documents
}
