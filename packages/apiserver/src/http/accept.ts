import { notAcceptable, notImplemented } from '../failure/failure.ts'

/** How the answer is to be written. */
export interface Accepted {
  readonly format: 'json' | 'yaml'
}

/** What objects can be written as; named in the server's order, protobuf excluded for custom resources. */
const FORMATS = [
  ['application', 'json'],
  ['application', 'yaml'],
] as const

/**
 * Chooses the first acceptable format, as apiserver's negotiation does: by quality, then by how specific a range is, then by order.
 * A range that asks for another object, `as=Table`, is passed over for the next one, and refused where it is the only choice.
 *
 * @throws ApiError 406, or 501 where all that is acceptable is not implemented here.
 */
export function negotiate(header: string | undefined): Accepted {
  if (header === undefined || header === '') return { format: 'json' }
  let unimplemented: string | undefined
  for (const range of ranges(header)) {
    const format = FORMATS.find(([type, subtype]) => matches(range.type, type) && matches(range.subtype, subtype))
    if (format === undefined) continue
    const target = range.parameters.get('as')
    if (target === undefined) return { format: format[1] }
    unimplemented ??= target
  }
  if (unimplemented !== undefined) throw notImplemented(`answers transformed to ${unimplemented}`)
  throw notAcceptable(['application/json', 'application/yaml'])
}

interface Range {
  readonly type: string
  readonly subtype: string
  readonly quality: number
  readonly parameters: ReadonlyMap<string, string>
}

function ranges(header: string): Range[] {
  const parsed = header.split(',').flatMap((clause) => parseRange(clause) ?? [])
  return parsed.toSorted((a, b) => b.quality - a.quality || specificity(b) - specificity(a))
}

function parseRange(clause: string): Range[] {
  const [name = '', ...rest] = clause.split(';').map((part) => part.trim())
  const [type, subtype] = name === '*' ? ['*', '*'] : name.split('/')
  if (type === undefined || subtype === undefined || type === '' || subtype === '') return []
  const parameters = new Map(rest.map((part) => [part.split('=')[0]!.trim(), part.slice(part.indexOf('=') + 1).trim()]))
  const quality = parameters.has('q') ? Number(parameters.get('q')) : 1
  return [{ type, subtype, quality: Number.isNaN(quality) ? 1 : quality, parameters }]
}

function matches(range: string, name: string): boolean {
  return range === '*' || range === name
}

function specificity({ type, subtype, parameters }: Range): number {
  return (type === '*' ? 0 : 4) + (subtype === '*' ? 0 : 2) + (parameters.size > 0 ? 1 : 0)
}
