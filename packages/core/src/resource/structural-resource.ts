import type { Issue } from '../issue.ts'
import type { InputMeta, KubeObject, Unvalidated } from '../object.ts'
import type { StructuralSchema } from '../structural-schema.ts'
import type { Addressed, PrinterColumn, Resource, ScalePaths, Scope, SelectableField } from './resource.ts'

/** What {@link structuralResource} takes: names as a CustomResourceDefinition has them, and a schema. */
export interface StructuralResourceDefinition<S extends Scope = Scope> extends ResourceNames<S> {
  readonly additionalPrinterColumns?: readonly PrinterColumn[]
  readonly selectableFields?: readonly SelectableField[]
  readonly subresources?: { readonly status?: boolean; readonly scale?: ScalePaths }
  /** The whole object. A function is called once, when the schema is first needed. */
  readonly schema: StructuralSchema | (() => StructuralSchema)
  /** The schema of what a server answers. Default: `schema`. */
  readonly storedSchema?: StructuralSchema
  readonly warnings?: readonly Issue[]
  /** Whether the kind is compiled into the API server: see `Kind`. Default: `false`. */
  readonly builtIn?: boolean
  /** What the server offers. Default: unknown, which is as good as everything. */
  readonly verbs?: readonly string[]
  /** What the server offers of subresources. Default: unknown, which is as good as everything. */
  readonly subresourceVerbs?: { readonly [subresource: string]: readonly string[] }
}

/** The part of a definition that names the kind. */
export interface ResourceNames<S extends Scope = Scope> {
  /** Empty for the kinds of `v1`. */
  readonly group: string
  readonly version: string
  readonly kind: string
  readonly plural: string
  /** Default: `kind` in lower case. */
  readonly singular?: string
  /** Default: `kind` followed by `List`. Empty: only the server knows. */
  readonly listKind?: string
  readonly shortNames?: readonly string[]
  readonly categories?: readonly string[]
  readonly scope: S
  /** Of the CustomResourceDefinition, such as `api-approved.kubernetes.io` for the groups of Kubernetes itself. */
  readonly annotations?: { readonly [key: string]: string }
  /** Of the CustomResourceDefinition. */
  readonly labels?: { readonly [key: string]: string }
  /** Default: `true`. */
  readonly served?: boolean
  /** Default: the only version is stored; with several versions exactly one has to say `true`. */
  readonly storage?: boolean
  /** Default: `false`. */
  readonly deprecated?: boolean
  /** What clients are told; only with `deprecated`. Default: a sentence of the server's. */
  readonly deprecationWarning?: string
}

/**
 * A resource for a kind whose structural schema is at hand, such as one read from a CustomResourceDefinition. For kinds of your
 * own, `defineResource` also gives the static types.
 */
export function structuralResource<
  Stored extends Addressed = Unvalidated,
  const S extends Scope = Scope,
  Input = InputMeta & Omit<Stored, keyof KubeObject>,
>(definition: StructuralResourceDefinition<S>): Resource<Stored, S, Input> {
  const { schema, storedSchema, storage, deprecationWarning, builtIn, verbs, subresourceVerbs } = definition
  let made: StructuralSchema | undefined
  const resource = {
    group: definition.group,
    version: definition.version,
    apiVersion: definition.group === '' ? definition.version : `${definition.group}/${definition.version}`,
    kind: definition.kind,
    listKind: definition.listKind ?? `${definition.kind}List`,
    plural: definition.plural,
    singular: definition.singular ?? definition.kind.toLowerCase(),
    shortNames: definition.shortNames ?? [],
    categories: definition.categories ?? [],
    scope: definition.scope,
    annotations: definition.annotations ?? {},
    labels: definition.labels ?? {},
    served: definition.served ?? true,
    ...(storage !== undefined && { storage }),
    deprecated: definition.deprecated ?? false,
    ...(deprecationWarning !== undefined && { deprecationWarning }),
    subresources: { status: false, ...definition.subresources },
    ...(builtIn !== undefined && { builtIn }),
    ...(verbs !== undefined && { verbs }),
    ...(subresourceVerbs !== undefined && { subresourceVerbs }),
    additionalPrinterColumns: definition.additionalPrinterColumns ?? [],
    selectableFields: definition.selectableFields ?? [],
    get schema(): StructuralSchema {
      return (made ??= typeof schema === 'function' ? schema() : schema)
    },
    ...(storedSchema !== undefined && { storedSchema }),
    warnings: definition.warnings ?? [],
    named: () => resource,
  }
  // The types that `named` hands out exist only for the compiler, so no expression can show them to it.
  return Object.freeze(resource) as unknown as Resource<Stored, S, Input>
}
