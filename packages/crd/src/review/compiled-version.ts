import type { StructuralSchema } from '@kindbox/core'
import type {
  CustomResourceDefinition,
  CustomResourceDefinitionVersion,
  CustomResourceSubresourceScale,
} from '../custom-resource-definition.ts'
import { versionAsHeld } from '../as-held.ts'
import { isTooDeep, MAX_DEPTH } from './go/max-depth.ts'
import { type CheckListTypes, compileListTypes } from './list-type.ts'
import { type Coercion, compileCoercion, compileRestore, type Restore } from './restore.ts'
import { compileEvaluateRules, type EvaluateRules } from './rules/evaluate-rules.ts'
import { compileSchema, type ValidateSchema } from './schema/compile-schema.ts'

/** One version of a CustomResourceDefinition with every step of its review compiled. */
export interface CompiledVersion extends Coercion {
  readonly group: string
  readonly version: string
  readonly apiVersion: string
  readonly kind: string
  readonly namespaced: boolean
  readonly statusSubresource: boolean
  readonly scale: CustomResourceSubresourceScale | undefined
  readonly validateSchema: ValidateSchema
  /** Of the status alone, for updates of `/status`. */
  readonly validateStatus: ValidateSchema | undefined
  readonly checkListTypes: CheckListTypes | undefined
  readonly evaluateRules: EvaluateRules | undefined
  readonly restore: Restore
}

/** @throws RangeError when the definition has no such version, or a schema that no server would hold: one deeper than documents may be, or itself. */
export function compileVersion(crd: CustomResourceDefinition, versionName: string): CompiledVersion {
  const given = findVersion(crd, versionName)
  if (isTooDeep(given.schema?.openAPIV3Schema))
    throw new RangeError(`The schema of ${crd.metadata.name} in ${versionName} nests deeper than ${MAX_DEPTH} levels.`)
  const version = versionAsHeld(given)
  const schema = version.schema?.openAPIV3Schema ?? {}
  const status = version.subresources?.status === undefined ? undefined : propertyOf(schema, 'status')
  const coercion = compileCoercion(schema)
  return {
    group: crd.spec.group,
    version: versionName,
    apiVersion: crd.spec.group === '' ? versionName : `${crd.spec.group}/${versionName}`,
    kind: crd.spec.names.kind,
    namespaced: crd.spec.scope === 'Namespaced',
    statusSubresource: version.subresources?.status !== undefined,
    scale: version.subresources?.scale,
    ...coercion,
    validateSchema: compileSchema(schema),
    validateStatus: status === undefined ? undefined : compileSchema(status, { under: 'status' }),
    checkListTypes: compileListTypes(schema),
    evaluateRules: compileEvaluateRules(schema),
    restore: compileRestore(crd, versionName, coercion),
  }
}

function findVersion(crd: CustomResourceDefinition, name: string): CustomResourceDefinitionVersion {
  const version = crd.spec.versions.find((candidate) => candidate.name === name)
  if (version !== undefined) return version
  const names = crd.spec.versions.map((candidate) => candidate.name).join(', ')
  throw new RangeError(`${crd.metadata.name} has no version ${JSON.stringify(name)}, only ${names}`)
}

function propertyOf(schema: StructuralSchema, name: string): StructuralSchema | undefined {
  return Object.hasOwn(schema.properties ?? {}, name) ? schema.properties?.[name] : undefined
}
