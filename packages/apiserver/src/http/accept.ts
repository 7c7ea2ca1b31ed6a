import { ApiError } from '@kindbox/core'
import { notAcceptable } from '../failure/failure.ts'

/** How an answer can be written. Protobuf is named wherever the server names it, though no custom resource is ever written in it. */
const FORMATS = ['application/json', 'application/yaml', 'application/vnd.kubernetes.protobuf'] as const

export type Format = 'json' | 'yaml' | 'protobuf'

/** How a client wants its answer. */
export interface Acceptable {
  readonly format: Format
  /** What is to be sent in place of the object or list itself. */
  readonly as?: Transformation
}

/** An object of meta.k8s.io in which others are sent. */
export interface Transformation {
  readonly kind: 'Table' | 'PartialObjectMetadata' | 'PartialObjectMetadataList'
  readonly apiVersion: 'meta.k8s.io/v1' | 'meta.k8s.io/v1beta1'
}

/** What an endpoint can answer with. */
export interface Offer {
  readonly watch?: boolean
  /** Whether it transforms objects at all; what is no object it does not. */
  readonly transforms?: boolean
  /** Whether it is no custom resource, but a failure or about the server. */
  readonly protobuf?: boolean
}

/**
 * Chooses the first acceptable format, as apiserver's negotiation does: by quality, then by how specific a range is, then by order.
 * A range that asks for what the endpoint does not have is passed over for the next one.
 *
 * @throws ApiError 406
 */
export function negotiate(header: string | undefined, { watch = false, transforms = false, protobuf = false }: Offer = {}): Acceptable {
  if (header === undefined || header === '') return { format: 'json' }
  let unstreamable = false
  for (const range of ranges(header)) {
    const name = FORMATS.find((each) => matches(range, each))
    if (name === undefined || (name === FORMATS[2] && !protobuf)) continue
    const as = transformation(range)
    if (as === 'unknown' || (as !== undefined && !transforms)) continue
    // Only JSON can be cut into the events of a watch.
    if (watch && name === FORMATS[1]) {
      unstreamable = true
      continue
    }
    return { format: FORMAT_OF[name], ...(as !== undefined && { as }) }
  }
  throw notAcceptable(unstreamable ? [`${FORMATS[0]};stream=watch`, `${FORMATS[2]};stream=watch`] : FORMATS)
}

const FORMAT_OF = { [FORMATS[0]]: 'json', [FORMATS[1]]: 'yaml', [FORMATS[2]]: 'protobuf' } as const

/** The format of a failure, which is told in any case (apiserver pkg/endpoints/handlers/responsewriters/writers.go, `ErrorNegotiated`). */
export function negotiateFailure(header: string | undefined): Format {
  try {
    return negotiate(header, { protobuf: true }).format
  } catch (error) {
    if (error instanceof ApiError) return 'json'
    throw error
  }
}

const KINDS: ReadonlySet<string> = new Set(['Table', 'PartialObjectMetadata', 'PartialObjectMetadataList'])

function transformation({ parameters }: Range): Transformation | 'unknown' | undefined {
  const [kind, group, version] = ['as', 'g', 'v'].map((name) => parameters.get(name))
  if (kind === undefined && group === undefined && version === undefined) return undefined
  const isKnown = KINDS.has(kind ?? '') && group === 'meta.k8s.io' && (version === 'v1' || version === 'v1beta1')
  return isKnown ? ({ kind, apiVersion: `${group}/${version}` } as Transformation) : 'unknown'
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
