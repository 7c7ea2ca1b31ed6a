import { type Column, defaultColumns } from './columns.ts'
import { partialMetadata } from './partial-metadata.ts'

/** What a row carries beside its cells; the metadata where nothing is said. */
export type IncludeObject = '' | 'None' | 'Metadata' | 'Object'

export interface TableOptions {
  readonly apiVersion: string
  readonly columns: readonly Column[]
  /** `ListMeta` of the whole. */
  readonly metadata: object
  readonly includeObject: IncludeObject
  /** Whether the columns are described. */
  readonly headers: boolean
  /** Milliseconds since 1970. */
  readonly now: number
}

/** Objects as a `Table` of meta.k8s.io, which kubectl prints. */
export function table(objects: readonly { readonly metadata: object }[], options: TableOptions): object {
  const { apiVersion, columns, metadata, includeObject, headers, now } = options
  return {
    kind: 'Table',
    apiVersion,
    metadata,
    columnDefinitions: headers ? columns.map(({ definition }) => definition) : null,
    // What made no row has none at all in the tables of kinds that have no printer of their own.
    rows:
      objects.length === 0 && columns === defaultColumns
        ? null
        : objects.map((object) => ({
            cells: columns.map(({ cell }) => cell(object, now)),
            object: includeObject === 'Object' ? object : includeObject === 'None' ? null : partialMetadata(object, apiVersion),
          })),
  }
}
