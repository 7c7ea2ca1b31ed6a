import { sampleKind, type SampleKind } from '../suite/sample-kind.ts'

const open = { 'x-kubernetes-preserve-unknown-fields': true }

/** A kind with something of everything to patch; `size` says more of that field, the rest more of the spec. */
export function patchedKind(
  group: string,
  { size = {}, ...spec }: { readonly size?: object; readonly required?: readonly string[] } = {},
): SampleKind {
  const properties = {
    text: { type: 'string' },
    size: { type: 'integer', ...size },
    list: { type: 'array', items: { type: 'integer' } },
    open,
  }
  return sampleKind(group, 'Foo', {
    v1: {
      schema: { type: 'object', properties: { spec: { type: 'object', properties, ...spec }, status: { type: 'object', ...open } } },
      subresources: { status: {} },
    },
  })
}
