import { metadataRequest, structuralResource, type AnyResource, type MetadataApi, type PartialObjectMetadata } from '@kindbox/core'
import { schemaCheck, type ObjectCheck } from '../check/object-check.ts'
import { resourceApi, type Binding } from './resource-api.ts'

/** The Api of a resource over a wire whose answers are metadata. */
export function metadataApi(binding: Omit<Binding, 'checkOf' | 'ask' | 'review'>): MetadataApi {
  const {
    get,
    list,
    watch,
    patch,
    delete: remove,
    deleteCollection,
  } = resourceApi<PartialObjectMetadata, never>({
    ...binding,
    checkOf: metadataCheck,
    ask: (parts, answer) => metadataRequest(parts, answer === 'list' ? 'PartialObjectMetadataList' : 'PartialObjectMetadata'),
  })
  return { get, list, watch, patch, delete: remove, deleteCollection }
}

const storedCheck = schemaCheck(metadataResource())
/** What is computed, such as the metrics of a node, has no uid. */
const computedCheck = schemaCheck(metadataResource(['get', 'list']))

function metadataCheck({ verbs }: AnyResource): ObjectCheck {
  return verbs === undefined || (verbs.includes('create') && verbs.includes('get')) ? storedCheck : computedCheck
}

/** What the answers are, wherever they were asked for: the path is that of the resource itself. */
function metadataResource(verbs?: readonly string[]): AnyResource {
  return structuralResource({
    group: 'meta.k8s.io',
    version: 'v1',
    kind: 'PartialObjectMetadata',
    plural: 'partialobjectmetadata',
    scope: 'Cluster',
    schema: {
      type: 'object',
      required: ['metadata'],
      properties: { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: { type: 'object' } },
    },
    ...(verbs !== undefined && { verbs }),
  })
}
