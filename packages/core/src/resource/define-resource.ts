import { fieldOf, type Issue, type Path } from '../issue.ts'
import { RefusedError } from '../kube-error.ts'
import { lower } from '../lower/lower.ts'
import { isDnsLabel, isDnsSubdomain } from '../names.ts'
import type { InputMeta, KubeObject, Object as KubernetesObject, ObjectInput } from '../object.ts'
import type { StructuralSchema, ValidationRule } from '../structural-schema.ts'
import type { FieldPath } from './field-path.ts'
import type { Infer, InferInput, Schema } from './infer.ts'
import type { PrinterColumn, Resource, ScalePaths, Scope, SelectableField } from './resource.ts'
import type { Storable } from './storable.ts'
import { structuralResource, type ResourceNames, type StructuralResourceDefinition } from './structural-resource.ts'

/** What {@link defineResource} takes: the kind's names, its schemas and what the CustomResourceDefinition says beside them. */
export interface ResourceDefinition<
  S extends Scope,
  Spec extends Schema,
  Status extends Schema,
  Fields extends Schema,
> extends ResourceNames<S> {
  readonly description?: string
  /** The desired state. */
  readonly spec?: Spec & Storable<Infer<Spec>, 'spec'>
  /** The observed state; gives the kind its status subresource. */
  readonly status?: Status & Storable<Infer<Status>, 'status'>
  /** For kinds that are not Spec + Status: the fields beside apiVersion, kind and metadata. */
  readonly object?: Fields & Storable<Infer<Fields>, 'object'>
  /** CEL rules on the whole object. */
  readonly validations?: readonly ValidationRule[]
}

interface DefinedPaths<T, Columns, Selectables, Scale> {
  readonly additionalPrinterColumns?: { readonly [I in keyof Columns]: Columns[I] & Column<T, Columns[I]> }
  /** At most 8; strings, booleans and integers only. */
  readonly selectableFields?: { readonly [I in keyof Selectables]: Selectables[I] & Column<T, Selectables[I], string | number | boolean> }
  readonly subresources?: {
    /** Default: whether there is a `status` schema. */
    readonly status?: boolean
    readonly scale?: Scale & { readonly [Key in keyof Scale]: Checked<T, Scale[Key], Key extends 'labelSelectorPath' ? string : number> }
  }
}

type Column<T, C, Leaf = unknown> = C extends { jsonPath: infer Path } ? { readonly jsonPath: Checked<T, Path, Leaf> } : unknown

/** `unknown` for a path that leads somewhere, otherwise a type whose one key is the message for the compile error to show. */
type Checked<T, Path, Leaf = unknown> =
  Path extends FieldPath<T, Path & string, Leaf>
    ? unknown
    : { readonly [Message in `${Path & string}: no field of a fitting type, did you mean ${FieldPath<T, Path & string, Leaf>}?`]: never }

type Stored<Spec, Status, Fields> = [Fields] extends [never]
  ? KubernetesObject<Infer<Spec>, [Status] extends [never] ? never : Infer<Status>>
  : KubeObject & Infer<Fields>

type Input<Spec, Status, Fields> = [Fields] extends [never]
  ? ObjectInput<InferInput<Spec>, [Status] extends [never] ? never : InferInput<Status>>
  : InputMeta & InferInput<Fields>

/** A definition has either `spec` (and perhaps `status`) or `object`. */
type OneShape<Spec, Fields> = [Fields] extends [never]
  ? [Spec] extends [never]
    ? { readonly 'a kind has either a spec or an object': never }
    : unknown
  : { readonly spec?: never; readonly status?: never }

/**
 * Declares a kind from TypeBox schemas: the one source of its static type, its validator and its CustomResourceDefinition.
 *
 * Columns, selectable fields and scale paths are checked against the schemas by the type checker, and so is whether Kubernetes
 * can store every type. What types cannot see is refused here.
 *
 * @throws KubeError `DefinitionError` with an issue for each construct that no structural schema can express, and for each
 *   name that the server would refuse.
 */
export function defineResource<
  const S extends Scope,
  Spec extends Schema = never,
  Status extends Schema = never,
  Fields extends Schema = never,
  const Columns extends readonly PrinterColumn[] = readonly [],
  const Selectables extends readonly SelectableField[] = readonly [],
  const Scale extends ScalePaths = never,
>(
  definition: ResourceDefinition<S, Spec, Status, Fields> &
    DefinedPaths<Stored<Spec, Status, Fields>, Columns, Selectables, Scale> &
    OneShape<Spec, Fields>,
): Resource<Stored<Spec, Status, Fields>, S, Input<Spec, Status, Fields>> {
  const issues = nameIssues(definition)
  const schema = rootSchema(definition, issues)
  const errors = issues.filter((issue) => issue.severity === 'error')
  if (errors.length > 0) {
    const listed = errors.map((issue) => `\n  ${issue.message}${issue.fix === undefined ? '' : ` Fix: ${issue.fix}`}`).join('')
    throw new RefusedError('DefinitionError', `${definition.kind} cannot be a Kubernetes resource:${listed}`, errors)
  }
  const { status, ...names } = definition as Parts
  return structuralResource<Stored<Spec, Status, Fields>, S, Input<Spec, Status, Fields>>({
    ...(names as ResourceNames<S>),
    subresources: { status: status !== undefined, ...names.subresources },
    schema,
    warnings: issues.filter((issue) => issue.severity === 'warning'),
  })
}

/** A definition as this module reads it, once the types have done their checking. */
interface Parts extends Omit<StructuralResourceDefinition, 'schema' | 'warnings'> {
  readonly description?: string
  readonly spec?: unknown
  readonly status?: unknown
  readonly object?: unknown
  readonly validations?: readonly ValidationRule[]
}

function rootSchema(definition: Parts, issues: Issue[]): StructuralSchema {
  const { description, spec, status, object, validations } = definition
  const own = object === undefined ? undefined : lowered(object, 'object', issues)
  const properties: { [name: string]: StructuralSchema } = {
    apiVersion: { type: 'string' },
    kind: { type: 'string' },
    metadata: { type: 'object' },
    ...own?.properties,
    ...(spec !== undefined && { spec: lowered(spec, 'spec', issues) }),
    ...(status !== undefined && { status: lowered(status, 'status', issues) }),
  }
  if (own !== undefined && own.type !== 'object') {
    const message = 'object holds the fields beside apiVersion, kind and metadata, so it has to be a Type.Object.'
    issues.push(problem(['object'], message, 'Type.Object({ ... })', `a schema of type ${own.type ?? 'any'}`))
  }
  const required = own?.required ?? (spec === undefined ? [] : ['spec'])
  return {
    ...own,
    ...(description !== undefined && { description }),
    type: 'object',
    ...(required.length > 0 && { required }),
    properties,
    ...(validations !== undefined && { 'x-kubernetes-validations': validations }),
  }
}

function lowered(schema: unknown, name: 'spec' | 'status' | 'object', issues: Issue[]): StructuralSchema {
  if (isOptional(schema)) {
    const message = `${name} is Type.Optional, which only means something for a property of an object.`
    issues.push(problem([name], message, 'a schema', 'Type.Optional(...)', `leave out Type.Optional around ${name}`))
  }
  const result = lower(schema, { path: name === 'object' ? [] : [name] })
  issues.push(...result.issues)
  return result.ok ? result.schema : {}
}

/** TypeBox marks optional properties with a registered symbol that is the same in every copy. */
function isOptional(schema: unknown): boolean {
  return typeof schema === 'object' && schema !== null && Symbol.for('TypeBox.Optional') in schema
}

function nameIssues(definition: ResourceNames): Issue[] {
  const { group, version, kind, plural, scope } = definition
  const checks: [field: string, ok: boolean, value: string, expected: string][] = [
    ['group', group === '' || isDnsSubdomain(group), group, 'a DNS name such as "example.dev"'],
    ['version', isDnsLabel(version), version, 'a DNS label such as "v1"'],
    ['kind', isDnsLabel(String(kind).toLowerCase()), kind, 'a name such as "Foo", a DNS label once it is lower case'],
    ['plural', isDnsLabel(plural), plural, 'a lower-case DNS label such as "foos"'],
    ['scope', scope === 'Namespaced' || scope === 'Cluster', scope, '"Namespaced" or "Cluster"'],
  ]
  return checks
    .filter(([, ok]) => !ok)
    .map(([field, , value, expected]) =>
      problem([field], `${field} has to be ${expected}, not ${JSON.stringify(value)}.`, expected, JSON.stringify(value)),
    )
}

function problem(path: Path, message: string, expected: string, actual: string, fix?: string): Issue {
  return {
    code: 'FieldValueInvalid',
    severity: 'error',
    path,
    field: fieldOf(path),
    message,
    expected,
    actual,
    ...(fix !== undefined && { fix }),
  }
}
