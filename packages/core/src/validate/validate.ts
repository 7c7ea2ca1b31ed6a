import type { Issue } from '../issue.ts'
import type { AnyResource } from '../resource/resource.ts'
import type { StructuralSchema } from '../structural-schema.ts'
import { compile, type Validate, type ValidateOptions } from './compile.ts'
import { inputObjectMeta, storedObjectMeta } from './object-meta-schema.ts'

/**
 * Compares an object with its resource: type, metadata and the kind's own fields. No issue means that it is an `ObjectOf` the resource, or
 * with `mode: 'input'` an `InputOf` it. The value is left as it is.
 *
 * The validator is compiled on its first use. Issues of a Secret never show values.
 *
 * CEL rules, list types and names are the server's to judge: see `review` of `@kindbox/crd`.
 *
 * @throws SyntaxError on first use, when a pattern is no RE2; `defineResource` refuses those, a schema from elsewhere may hold one.
 */
export function validate(resource: AnyResource, value: unknown, options: Omit<ValidateOptions, 'redact'> = {}): readonly Issue[] {
  const { mode = 'stored', strict = false } = options
  let byUse = validators.get(resource)
  if (byUse === undefined) validators.set(resource, (byUse = new Map()))
  const use = `${mode} ${strict}`
  let check = byUse.get(use)
  if (check === undefined) byUse.set(use, (check = compile(wholeObject(resource, mode), { mode, strict, redact: isSecret(resource) })))
  return check(value)
}

const validators = new WeakMap<AnyResource, Map<string, Validate>>()
const schemas = new WeakMap<AnyResource, { stored: StructuralSchema; input: StructuralSchema }>()

function wholeObject(resource: AnyResource, mode: 'stored' | 'input'): StructuralSchema {
  let both = schemas.get(resource)
  if (both === undefined) {
    const { schema } = resource
    const named = {
      ...schema.properties,
      apiVersion: { type: 'string', enum: [resource.apiVersion] },
      kind: { type: 'string', enum: [resource.kind] },
    } as const
    both = {
      stored: {
        ...schema,
        required: ['apiVersion', 'kind', 'metadata', ...(schema.required ?? [])],
        properties: { ...named, metadata: storedObjectMeta },
      },
      input: { ...schema, required: ['metadata', ...(schema.required ?? [])], properties: { ...named, metadata: inputObjectMeta } },
    }
    schemas.set(resource, both)
  }
  return both[mode]
}

function isSecret({ group, kind }: AnyResource): boolean {
  return group === '' && kind === 'Secret'
}
