import { MAX_DEPTH, TOO_DEEP } from '../go/max-depth.ts'
import { Scanner } from './scanner.ts'
import type { TagToken, Token } from './token.ts'
import { contentError, type Mark, parserError } from './yaml-error.ts'
import { TAG_PREFIX, type YamlNode } from './yaml-node.ts'

/**
 * Parses the first document of a text, as go-yaml's `Unmarshal` does; what follows it is not looked at. Undefined when there is
 * none.
 *
 * @throws YamlError
 */
export function parseYaml(text: string): YamlNode | undefined {
  const parser = new Parser(text)
  const root = parser.parseDocument()
  parser.endDocument()
  return root
}

type TokenType = Token['type']

class Parser {
  private readonly scanner: Scanner
  private readonly handles = new Map<string, string>()
  private readonly anchors = new Map<string, YamlNode>()
  private depth = 0

  constructor(text: string) {
    this.scanner = new Scanner(text)
  }

  parseDocument(): YamlNode | undefined {
    if (this.at('stream-end')) return undefined
    const explicit = this.at('version-directive', 'tag-directive', 'document-start')
    this.parseDirectives()
    if (!explicit) return this.parseNode({ block: true })
    const start = this.scanner.peek()
    if (start.type !== 'document-start') throw parserError('did not find expected <document start>', start.start)
    this.scanner.skip()
    const token = this.scanner.peek()
    if (this.at('version-directive', 'tag-directive', 'document-start', 'document-end', 'stream-end')) return empty(token.start)
    return this.parseNode({ block: true })
  }

  /** What follows must at least be a token, for go-yaml looks for the end of the document. */
  endDocument(): void {
    this.scanner.peek()
  }

  private at(...types: readonly TokenType[]): boolean {
    return types.includes(this.scanner.peek().type)
  }

  private parseDirectives(): void {
    let versioned = false
    for (;;) {
      const token = this.scanner.peek()
      if (token.type === 'version-directive') {
        if (versioned) throw parserError('found duplicate %YAML directive', token.start)
        if (token.major !== 1 || token.minor !== 1) throw parserError('found incompatible YAML document', token.start)
        versioned = true
      } else if (token.type === 'tag-directive') {
        if (this.handles.has(token.handle)) throw parserError('found duplicate %TAG directive', token.start)
        this.handles.set(token.handle, token.prefix)
      } else {
        break
      }
      this.scanner.skip()
    }
    if (!this.handles.has('!')) this.handles.set('!', '!')
    if (!this.handles.has('!!')) this.handles.set('!!', TAG_PREFIX)
  }

  private parseNode(where: { readonly block: boolean; readonly indentless?: boolean }): YamlNode {
    const token = this.scanner.peek()
    if (token.type === 'alias') return this.parseAlias(token.value, token.start)
    const { tag, anchor } = this.parseProperties()
    const content = this.scanner.peek()
    const mark = token.start
    switch (content.type) {
      case 'block-entry':
        if (where.indentless === true) return this.parseCollection('sequence', mark, anchor, (add) => this.parseIndentlessSequence(add))
        break
      case 'scalar': {
        this.scanner.skip()
        const implicit = (tag === '' && content.plain) || tag === '!'
        return this.named(anchor, { kind: 'scalar', mark, value: content.value, tag, implicit })
      }
      case 'flow-sequence-start':
        return this.parseCollection('sequence', mark, anchor, (add) => this.parseFlowSequence(add))
      case 'flow-mapping-start':
        return this.parseCollection('mapping', mark, anchor, (add) => this.parseFlowMapping(add))
      case 'block-sequence-start':
        if (where.block) return this.parseCollection('sequence', mark, anchor, (add) => this.parseBlockSequence(add))
        break
      case 'block-mapping-start':
        if (where.block) return this.parseCollection('mapping', mark, anchor, (add) => this.parseBlockMapping(add))
        break
    }
    if (tag === '' && anchor === undefined) throw parserError('did not find expected node content', content.start, mark)
    return this.named(anchor, { kind: 'scalar', mark, value: '', tag, implicit: tag === '' })
  }

  private parseAlias(name: string, mark: Mark): YamlNode {
    this.scanner.skip()
    const target = this.anchors.get(name)
    if (target === undefined) throw contentError(`unknown anchor '${name}' referenced`, mark)
    return { kind: 'alias', mark, name, target }
  }

  /** An anchor and a tag, in either order. */
  private parseProperties(): { readonly tag: string; readonly anchor: string | undefined } {
    const start = this.scanner.peek().start
    let tag: TagToken | undefined
    let anchor: string | undefined
    for (;;) {
      const token = this.scanner.peek()
      if (token.type === 'anchor' && anchor === undefined) anchor = token.value
      else if (token.type === 'tag' && tag === undefined) tag = token
      else break
      this.scanner.skip()
    }
    return { tag: tag === undefined ? '' : this.resolveTag(tag, start), anchor }
  }

  private resolveTag({ handle, suffix, start }: TagToken, node: Mark): string {
    if (handle === '') return suffix
    const prefix = this.handles.get(handle)
    if (prefix === undefined) throw parserError('found undefined tag handle', start, node)
    return prefix + suffix
  }

  /** A collection has its name before it has its content, so that it may contain an alias of itself. */
  private parseCollection(kind: 'sequence' | 'mapping', mark: Mark, anchor: string | undefined, parse: (add: Add) => void): YamlNode {
    const children: YamlNode[] = []
    const node = this.named(anchor, { kind, mark, children })
    // Brackets and indentation are counted before; a pair without braces is deeper than either shows.
    if (++this.depth > MAX_DEPTH) throw contentError(TOO_DEEP, mark)
    parse((child) => children.push(child))
    this.depth--
    return node
  }

  private named(anchor: string | undefined, node: YamlNode): YamlNode {
    if (anchor !== undefined) this.anchors.set(anchor, node)
    return node
  }

  private parseBlockSequence(add: Add): void {
    const start = this.scanner.peek().start
    this.scanner.skip()
    while (this.at('block-entry')) this.parseEntry(add, 'block-entry', 'block-end')
    this.close('block-end', "did not find expected '-' indicator", start)
  }

  /** A sequence as the value of a key, with its dashes in the column of the key. */
  private parseIndentlessSequence(add: Add): void {
    while (this.at('block-entry')) this.parseEntry(add, 'block-entry', 'key', 'value', 'block-end')
  }

  private parseEntry(add: Add, ...endings: readonly TokenType[]): void {
    const { end } = this.scanner.peek()
    this.scanner.skip()
    add(this.at(...endings) ? empty(end) : this.parseNode({ block: true }))
  }

  private parseBlockMapping(add: Add): void {
    const start = this.scanner.peek().start
    this.scanner.skip()
    while (this.at('key')) {
      this.parseBlockPart(add)
      if (this.at('value')) this.parseBlockPart(add)
      else add(empty(this.scanner.peek().start))
    }
    this.close('block-end', 'did not find expected key', start)
  }

  private parseBlockPart(add: Add): void {
    const { end } = this.scanner.peek()
    this.scanner.skip()
    add(this.at('key', 'value', 'block-end') ? empty(end) : this.parseNode({ block: true, indentless: true }))
  }

  private parseFlowSequence(add: Add): void {
    const start = this.scanner.peek().start
    this.scanner.skip()
    for (let first = true; !this.at('flow-sequence-end'); first = false) {
      if (!first && !this.separated('flow-sequence-end', "did not find expected ',' or ']'", start)) break
      if (this.at('key')) add(this.parsePair())
      else add(this.parseNode({ block: false }))
    }
    this.scanner.skip()
  }

  /** `[a: b]`: a mapping of one pair without braces. */
  private parsePair(): YamlNode {
    const { start, end } = this.scanner.peek()
    return this.parseCollection('mapping', start, undefined, (add) => {
      this.scanner.skip()
      if (this.at('value', 'flow-entry', 'flow-sequence-end')) {
        add(empty(end))
        // libyaml takes the colon for the missing key, so that the value after it is none.
        this.scanner.skip()
      } else {
        add(this.parseNode({ block: false }))
      }
      add(this.parseFlowValue('flow-sequence-end'))
    })
  }

  private parseFlowMapping(add: Add): void {
    const start = this.scanner.peek().start
    this.scanner.skip()
    for (let first = true; !this.at('flow-mapping-end'); first = false) {
      if (!first && !this.separated('flow-mapping-end', "did not find expected ',' or '}'", start)) break
      if (this.at('key')) {
        this.scanner.skip()
        const missing = this.at('value', 'flow-entry', 'flow-mapping-end')
        add(missing ? empty(this.scanner.peek().start) : this.parseNode({ block: false }))
        add(this.parseFlowValue('flow-mapping-end'))
      } else {
        add(this.parseNode({ block: false }))
        add(empty(this.scanner.peek().start))
      }
    }
    this.scanner.skip()
  }

  private parseFlowValue(ending: TokenType): YamlNode {
    if (this.at('value')) {
      this.scanner.skip()
      if (!this.at('flow-entry', ending)) return this.parseNode({ block: false })
    }
    return empty(this.scanner.peek().start)
  }

  /** Goes past a comma; a comma before the closing bracket ends the collection. */
  private separated(ending: TokenType, problem: string, start: Mark): boolean {
    const token = this.scanner.peek()
    if (token.type !== 'flow-entry') throw parserError(problem, token.start, start)
    this.scanner.skip()
    return !this.at(ending)
  }

  private close(ending: TokenType, problem: string, start: Mark): void {
    const token = this.scanner.peek()
    if (token.type !== ending) throw parserError(problem, token.start, start)
    this.scanner.skip()
  }
}

type Add = (child: YamlNode) => void

function empty(mark: Mark): YamlNode {
  return { kind: 'scalar', mark, value: '', tag: '', implicit: true }
}
