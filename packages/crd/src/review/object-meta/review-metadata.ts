import { maskTrailingDash, pathSegment, type NameRule, type ObjectMeta } from '@kindbox/core'
import { toCause } from '../go/field-error.ts'
import { child } from '../go/field-path.ts'
import type { Finding } from '../verdict.ts'
import { coerceObjectMeta } from './coerce-object-meta.ts'
import { MismatchError } from './go-type.ts'
import { validateObjectMeta } from './validate-object-meta.ts'

/**
 * What the server has against the metadata of a new object, whatever its kind, built-in ones included: labels, annotations, owner references,
 * finalizers, and the name where there is one (apiserver pkg/registry/rest/create.go). Managed fields and generations the server makes anew.
 *
 * @param metadata of a kind that the server stores. Nothing is said where its fields have wrong types, for then the object is not even decoded
 * @param rule what the kind's names must be. Default: what fits into a URL
 */
export function reviewMetadata(metadata: unknown, rule: NameRule = pathSegment): Finding[] {
  const coerced = coerce(metadata)
  if (coerced === undefined) return []
  const { managedFields: _, generation: __, name = '', ...kept } = coerced
  // What is asked for elsewhere is taken to be there.
  const named = { ...kept, name: name === '' ? 'name' : name, namespace: 'default' }
  const generateName: NameRule = (prefix) => rule(maskTrailingDash(prefix))
  const rules = {
    at: child(undefined, 'metadata'),
    namespaced: true,
    name: (text: string) => (name === '' ? [] : rule(text)),
    generateName,
  }
  return validateObjectMeta(named, rules).map((error) => ({
    message: error.message,
    field: error.field,
    path: error.path,
    cause: toCause(error),
  }))
}

function coerce(metadata: unknown): ObjectMeta | undefined {
  try {
    return coerceObjectMeta(metadata, [])
  } catch (error) {
    if (error instanceof MismatchError) return undefined
    throw error
  }
}
