import { notAcceptable, notImplemented } from '../failure/failure.ts'

/** How an answer can be written. Protobuf is named as the server names it, though no custom resource is ever written in it. */
const FORMATS = ['application/json', 'application/yaml', 'application/vnd.kubernetes.protobuf'] as const

export type Format = 'json' | 'yaml'

/** Objects that the server can send in place of the one that is asked for, and this one does not. */
const TRANSFORMATIONS: ReadonlySet<string> = new Set(['Table', 'PartialObjectMetadata', 'PartialObjectMetadataList'])

/**
 * Chooses the first acceptable format, as apiserver's negotiation does: by quality, then by how specific a range is, then by order.
 * A range that asks for another object, `as=Table`, is passed over for the next one, and refused where it is the only choice.
 *
 * @throws ApiError 406, or 501 where all that is acceptable is not implemented here.
 */
export function negotiate(header: string | undefined, isWatch: boolean): Format {
  if (header === undefined || header === '') return 'json'
  let unimplemented: string | undefined
  let unstreamable = false
  for (const range of ranges(header)) {
    const format = FORMATS.find((name) => matches(range, name))
    if (format === undefined || format === FORMATS[2]) continue
    // Only JSON can be cut into the events of a watch.
    if (isWatch && format === FORMATS[1]) {
      unstreamable = true
      continue
    }
    const target = range.parameters.get('as')
    if (target === undefined) return format === FORMATS[0] ? 'json' : 'yaml'
    if (TRANSFORMATIONS.has(target)) unimplemented ??= target
  }
  if (unimplemented !== undefined) throw notImplemented(`answers transformed to ${unimplemented}`)
  throw notAcceptable(unstreamable ? [`${FORMATS[0]};stream=watch`, `${FORMATS[2]};stream=watch`] : FORMATS)
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

function parseRange(clause: string): Range | undefined {
  const [name = '', ...rest] = clause.split(';').map((part) => part.trim())
  const [type = '', subtype = ''] = name === '*' ? ['*', '*'] : name.split('/')
  if (type === '' || subtype === '') return undefined
  const parameters = new Map(rest.map((part) => [part.split('=')[0]!.trim(), part.slice(part.indexOf('=') + 1).trim()]))
  const quality = Number(parameters.get('q') ?? 1)
  return { type, subtype, quality: Number.isNaN(quality) ? 1 : quality, parameters }
}

function matches({ type, subtype }: Range, format: string): boolean {
  const [ownType, ownSubtype] = format.split('/')
  return type === '*' ? subtype === '*' : type === ownType && (subtype === '*' || subtype === ownSubtype)
}

function specificity({ type, subtype }: Range): number {
  return (type === '*' ? 0 : 2) + (subtype === '*' ? 0 : 1)
}
