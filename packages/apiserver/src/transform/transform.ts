import { badRequest, failure } from '../failure/failure.ts'
import type { Transformation } from '../http/accept.ts'
import type { ServedResource } from '../kind/served-resource.ts'
import { invalidCause } from '../request/field-cause.ts'
import type { Column } from '../table/columns.ts'
import { partialMetadata } from '../table/partial-metadata.ts'
import { type IncludeObject, table } from '../table/table.ts'

/** What is sent in place of objects, for one request. */
export interface Transformer {
  /** In place of one object. */
  object(object: MetaObject): object
  /** In place of a list with this metadata. */
  list(metadata: object, items: readonly MetaObject[]): object
}

/** What every object has, a bookmark too. */
export interface MetaObject {
  readonly metadata: { readonly resourceVersion?: string }
}

export interface TransformOptions {
  readonly resource: Pick<ServedResource, 'group' | 'kind' | 'listKind' | 'builtIn'>
  readonly columns: readonly Column[]
  readonly query: URLSearchParams
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Whether only the first of several tables tells its columns, as in a watch. */
  readonly headersOnce?: boolean
}

/**
 * What the answers of a request become (apiserver pkg/endpoints/handlers/response.go).
 *
 * @throws ApiError 400 for a Table with options that are none.
 */
export function transformer(as: Transformation, options: TransformOptions): Transformer {
  return as.kind === 'Table' ? tables(as, options) : partials(as, options)
}

function tables({ apiVersion }: Transformation, { columns, query, now, headersOnce = false }: TransformOptions): Transformer {
  const includeObject = query.get('includeObject') ?? ''
  if (!['', 'None', 'Metadata', 'Object'].includes(includeObject)) {
    const { field, message } = invalidCause('includeObject', includeObject, "must be 'Metadata', 'Object', 'None', or empty")
    throw badRequest(`Unable to convert to Table as requested: ${field}: ${message}`)
  }
  let headers = true
  function made(metadata: object, items: readonly MetaObject[]): object {
    const result = table(items, { apiVersion, columns, metadata, includeObject: includeObject as IncludeObject, headers, now: now() })
    headers &&= !headersOnce
    return result
  }
  return {
    object: (object) => made({ resourceVersion: object.metadata.resourceVersion }, [object]),
    list: made,
  }
}

function partials({ kind, apiVersion }: Transformation, { resource }: TransformOptions): Transformer {
  const { builtIn } = resource
  return {
    object(object) {
      if (kind === 'PartialObjectMetadata') return partialMetadata(object, apiVersion)
      if (!builtIn) throw failure(500, '', 'content is not a list')
      throw notAcceptable(`you requested ${kind}, but the requested object is not a list (${goType(resource, resource.kind)})`)
    },
    list(metadata, items) {
      if (kind === 'PartialObjectMetadata') {
        const type = builtIn ? goType(resource, resource.listKind) : '*unstructured.UnstructuredList'
        throw notAcceptable(`you requested ${kind}, but the requested object is a list (${type})`)
      }
      // Go writes a list that nothing was added to as null.
      return { kind, apiVersion, metadata, items: items.length === 0 ? null : items.map((item) => partialMetadata(item, apiVersion)) }
    },
  }
}

function notAcceptable(message: string) {
  return failure(406, 'NotAcceptable', message)
}

/** The type in which the real server holds a kind of its own: that of the group's internal version. */
function goType({ group }: Pick<ServedResource, 'group'>, kind: string): string {
  return `*${group === '' ? 'core' : group.split('.')[0]}.${kind}`
}
