import type { DataSchema } from './definition.ts'
import { quoted } from './notice.ts'

/** Gives the name under which a module of kinds knows a definition: `PodSpec`, or what it imports another module's under. */
export type NameOf = (reference: string) => string

/** An interface, with what the server says of each field. */
export function interfaceText(name: string, schema: DataSchema, options: InterfaceOptions): string {
  const { description, base, inherited, nameOf } = options
  const { properties = {}, required = [] } = schema
  const fields = Object.entries(properties).filter(([field]) => !inherited.has(field))
  const head = `${docText(description, '')}export interface ${name}${base === undefined ? '' : ` extends ${base}`}`
  if (fields.length === 0) return `${head} {}`
  const lines = fields.map(([field, property]) => {
    const key = /^[A-Za-z_$][\w$]*$/.test(field) ? field : quoted(field)
    const type = `${typeText(property, nameOf)}${property.nullable === true ? ' | null' : ''}`
    return `${docText(property.description ?? '', '  ')}  ${key}${required.includes(field) ? '' : '?'}: ${type}`
  })
  return `${head} {\n${lines.join('\n')}\n}`
}

export interface InterfaceOptions {
  readonly description: string
  readonly base?: string
  /** Fields that the base declares. */
  readonly inherited: ReadonlySet<string>
  readonly nameOf: NameOf
}

function typeText(schema: DataSchema, nameOf: NameOf): string {
  const { $ref, $type, type, enum: values, items, additionalProperties } = schema
  const reference = $ref ?? $type
  if (reference !== undefined) return nameOf(reference)
  if (values !== undefined) return values.map((value) => quoted(String(value))).join(' | ')
  switch (type) {
    case 'array':
      return arrayText(items === undefined ? 'unknown' : typeText(items, nameOf))
    case 'object':
      return `{ [key: string]: ${additionalProperties === undefined ? 'unknown' : typeText(additionalProperties, nameOf)} }`
    case 'integer':
      return 'number'
    case undefined:
      return 'unknown'
    default:
      return type
  }
}

function arrayText(item: string): string {
  return item.includes('|') ? `(${item})[]` : `${item}[]`
}

const WIDTH = 130

/** A comment of the server's words, wrapped. */
export function docText(description: string, indent: string): string {
  const text = description.replaceAll('*/', '*\\/').trim()
  if (text === '') return ''
  const deprecated = /^deprecated\b/i.test(text) ? `@deprecated ${text.replace(/^deprecated[:.,]?\s*/i, '')}` : text
  const lines = deprecated.split('\n').flatMap((line) => wrapped(line.trimEnd(), WIDTH - indent.length))
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`
  return `${indent}/**\n${lines.map((line) => `${indent} *${line === '' ? '' : ` ${line}`}\n`).join('')}${indent} */\n`
}

function wrapped(line: string, width: number): string[] {
  const lines: string[] = []
  let current = ''
  for (const word of line.split(' ')) {
    if (current !== '' && current.length + 1 + word.length > width) {
      lines.push(current)
      current = word
    } else current = current === '' ? word : `${current} ${word}`
  }
  return [...lines, current]
}
