import { isRecord } from '../decode/record.ts'
import { decodeJson } from '../decode/decode-text.ts'
import { goJson } from '../encode/go-json.ts'
import { compare } from './compare.ts'
import { difference, emptySet, type FieldSet } from './field-set.ts'
import { fieldSetOf } from './field-set-of.ts'
import type { MergeType } from './merge-type.ts'
import { typedProblems } from './typed-problems.ts'

/** Where kubectl writes down what it applied from its side. */
const ANNOTATION = 'kubectl.kubernetes.io/last-applied-configuration'

/** Bytes that all annotations may have together (apimachinery pkg/api/validation/objectmeta.go, `TotalAnnotationSizeLimitB`). */
const MAX_ANNOTATIONS = 256 * 1024

/**
 * What kubectl applied from its side and nobody changed since. Where kubectl goes on to apply on the server it may change these fields, whoever manages
 * them (managedfields/internal/lastappliedmanager.go).
 */
export function lastAppliedFields(type: MergeType, live: object, apiVersion: string): FieldSet {
  const text = annotationsOf(live)?.[ANNOTATION]
  const decoded = typeof text === 'string' && text !== '' ? decodeJson(text) : undefined
  if (decoded === undefined || 'problem' in decoded || !isRecord(decoded.value)) return emptySet
  const { value } = decoded
  if (typeof value['kind'] !== 'string' || value['kind'] === '' || value['apiVersion'] !== apiVersion) return emptySet
  if (typedProblems(type, live).length > 0 || typedProblems(type, value).length > 0) return emptySet
  const { added, modified, removed } = compare(type, value, live)
  return [modified, added, removed].reduce(difference, fieldSetOf(type, value))
}

/** The object with what kubectl applies now in the place of what it had written down, where it had (managedfields/internal/lastappliedupdater.go). */
export function withLastApplied<T extends object>(object: T, config: object): T {
  const annotations = annotationsOf(object)
  if ((annotations?.[ANNOTATION] ?? '') === '') return object
  const told = { ...annotations, [ANNOTATION]: `${goJson(withoutAnnotation(config))}\n` }
  const size = Object.entries(told).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + Buffer.byteLength(String(value)), 0)
  const { [ANNOTATION]: _, ...others } = told
  return withAnnotations(object, size > MAX_ANNOTATIONS ? others : told)
}

function withoutAnnotation(config: object): object {
  const annotations = annotationsOf(config)
  if (annotations === undefined) return config
  const { [ANNOTATION]: _, ...others } = annotations
  return withAnnotations(config, others)
}

function annotationsOf(object: object): { readonly [name: string]: unknown } | undefined {
  const metadata = 'metadata' in object && isRecord(object.metadata) ? object.metadata : {}
  return isRecord(metadata['annotations']) ? metadata['annotations'] : undefined
}

function withAnnotations<T extends object>(object: T, annotations: object): T {
  const metadata = 'metadata' in object ? (object.metadata as object) : {}
  return { ...object, metadata: { ...metadata, annotations } }
}
