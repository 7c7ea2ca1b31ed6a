import { invalidObject, type InvalidObject, type Object } from '@kindbox/core'

export type Sample = Object<{ readonly text: string }, { readonly seen?: string; readonly conditions?: readonly unknown[] }>

/** A namespaced object of a kind of its own; the uid tells what is made of the name alone. */
export function sample(
  name: string,
  { text = 'text', ...metadata }: { readonly text?: string } & Partial<Sample['metadata']> = {},
): Sample {
  return {
    apiVersion: 'clux.dev/v1',
    kind: 'Sample',
    metadata: { namespace: 'default', name, uid: `uid-${name}`, resourceVersion: '1', ...metadata },
    spec: { text },
  }
}

export function poisoned(name: string): InvalidObject {
  const ref = { apiVersion: 'clux.dev/v1', kind: 'Sample', namespace: 'default', name }
  const path = ['spec', 'text']
  const message = 'spec.text has to be a string, not 42.'
  const issue = {
    code: 'FieldValueTypeInvalid',
    severity: 'error',
    path,
    field: 'spec.text',
    message,
    expected: 'string',
    actual: '42',
  } as const
  return invalidObject(ref, [issue], {})
}
