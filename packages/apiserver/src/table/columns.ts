import type { CustomResourceColumnDefinition, CustomResourceDefinitionVersion } from '@kindbox/crd'
import { findValues, NoMatch } from '../json-path/find-values.ts'
import { parseJsonPath } from '../json-path/parse-json-path.ts'
import { goText } from '../encode/go-text.ts'
import { humanDuration } from './human-duration.ts'

/** A column of a Table: what it is called, and what stands in it. */
export interface Column {
  readonly definition: ColumnDefinition
  /** The cell of an object; `now` in milliseconds. */
  readonly cell: (object: object, now: number) => unknown
}

/** `TableColumnDefinition` of meta.k8s.io. */
interface ColumnDefinition {
  readonly name: string
  readonly type: string
  readonly format: string
  readonly description: string
  readonly priority: number
}

/** What the API says of these fields of ObjectMeta, which columns repeat. */
const NAME =
  'Name must be unique within a namespace. Is required when creating resources, although some resources may allow a client to request the generation of an appropriate name automatically. Name is primarily intended for creation idempotence and configuration definition. Cannot be updated. More info: https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names'
const CREATION_TIMESTAMP =
  'CreationTimestamp is a timestamp representing the server time when this object was created. It is not guaranteed to be set in happens-before order across separate operations. Clients may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by the system. Read-only. Null for lists. More info: https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md#metadata'

const name: Column = {
  definition: { name: 'Name', type: 'string', format: 'name', description: NAME, priority: 0 },
  cell: (object) => metadataOf(object).name ?? '',
}
const AGE: CustomResourceColumnDefinition = {
  name: 'Age',
  type: 'date',
  description: CREATION_TIMESTAMP,
  jsonPath: '.metadata.creationTimestamp',
}

/** The columns of a custom resource: its name, then those that the definition names, or its age (apiextensions-apiserver pkg/apiserver/helpers.go). */
export function customColumns({ additionalPrinterColumns = [] }: CustomResourceDefinitionVersion): readonly Column[] {
  const defined = additionalPrinterColumns.length === 0 ? [AGE] : additionalPrinterColumns
  // Nothing is printed from the first path on that is none; the definition was taken all the same.
  const unprintable = defined.findIndex(({ jsonPath }) => parseJsonPath(jsonPath) === undefined)
  return [name, ...(unprintable === -1 ? defined : defined.slice(0, unprintable)).map(printerColumn)]
}

/** The columns of a scale: desired and actual replicas. */
export const scaleColumns: readonly Column[] = [
  name,
  printerColumn({ name: 'Desired', type: 'integer', description: 'Number of desired replicas', jsonPath: '.spec.replicas' }),
  printerColumn({ name: 'Available', type: 'integer', description: 'Number of actual replicas', jsonPath: '.status.replicas' }),
  printerColumn(AGE),
]

/** The columns of kinds of Kubernetes itself that have none of their own (apiserver pkg/registry/rest/table.go). */
export const defaultColumns: readonly Column[] = [
  name,
  {
    definition: { name: 'Created At', type: 'date', format: '', description: CREATION_TIMESTAMP, priority: 0 },
    cell: (object) => metadataOf(object).creationTimestamp ?? null,
  },
]

/** The columns of namespaces (kubernetes pkg/printers/internalversion/printers.go). */
export const namespaceColumns: readonly Column[] = [
  name,
  {
    definition: { name: 'Status', type: 'string', format: '', description: 'The status of the namespace', priority: 0 },
    cell: (object) => (object as { status?: { phase?: string } }).status?.phase ?? '',
  },
  {
    definition: { name: 'Age', type: 'string', format: '', description: CREATION_TIMESTAMP, priority: 0 },
    cell: (object, now) => age(metadataOf(object).creationTimestamp ?? '', now),
  },
]

function printerColumn({
  name: title,
  type,
  format = '',
  description = '',
  priority = 0,
  jsonPath,
}: CustomResourceColumnDefinition): Column {
  const path = parseJsonPath(jsonPath)
  const told = description === '' ? `Custom resource definition column (in JSONPath format): ${jsonPath}` : description
  return {
    definition: { name: title, type, format, description: told, priority },
    cell(object, now) {
      const [value] = path === undefined ? [] : valuesOf(path, object)
      return value === undefined ? null : cellOf(type, value, now)
    },
  }
}

function valuesOf(path: Parameters<typeof findValues>[0], object: object): readonly unknown[] {
  try {
    return findValues(path, object)
  } catch (error) {
    if (error instanceof NoMatch) return []
    throw error
  }
}

/** What fits the type of the column; strings take everything. */
function cellOf(type: string, value: unknown, now: number): unknown {
  const isNumber = typeof value === 'number' || typeof value === 'bigint'
  switch (type) {
    case 'string':
      return goText(value)
    case 'integer':
      return isNumber ? (typeof value === 'number' ? Math.trunc(value) : value) : null
    case 'number':
      return isNumber ? value : null
    case 'boolean':
      return typeof value === 'boolean' ? value : null
    case 'date':
      return typeof value === 'string' ? age(value, now) : null
    default:
      return null
  }
}

const RFC3339 = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[-+]\d\d:\d\d)$/

function age(timestamp: string, now: number): string {
  if (timestamp === '' || timestamp === 'null') return '<unknown>'
  const then = RFC3339.test(timestamp) ? Date.parse(timestamp) : Number.NaN
  return Number.isNaN(then) ? '<invalid>' : humanDuration(now - then)
}

function metadataOf(object: object): { readonly name?: string; readonly creationTimestamp?: string } {
  return (object as { metadata?: object }).metadata ?? {}
}
