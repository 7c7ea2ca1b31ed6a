import type { StructuralSchema } from '@kindbox/core'
import type { CustomResourceDefinition, CustomResourceDefinitionVersion, CustomResourceSubresourceScale } from '../custom-resource-definition.ts'
import { type CompileRules, type EvaluateRules, hasRules } from './cel.ts'
import { compileDefaults, type FillDefaults } from './defaults.ts'
import { compileDropNulls, type DropNulls } from './drop-nulls.ts'
import { compileEmbedded, type EmbeddedResources } from './embedded.ts'
import { type CheckListTypes, compileListTypes } from './list-type.ts'
import { compilePrune, type Prune } from './prune.ts'
import { compileSchema, type ValidateSchema } from './schema/compile-schema.ts'

/** One version of a CustomResourceDefinition with every step of its review compiled. */
export interface CompiledVersion {
  readonly group: string
  readonly version: string
  readonly apiVersion: string
  readonly kind: string
  readonly namespaced: boolean
  readonly statusSubresource: boolean
  readonly scale: CustomResourceSubresourceScale | undefined
  readonly prune: Prune
  readonly dropNulls: DropNulls
  readonly fillDefaults: FillDefaults | undefined
  readonly embedded: EmbeddedResources | undefined
  readonly validateSchema: ValidateSchema
  /** Of the status alone, for updates of `/status`. */
  readonly validateStatus: ValidateSchema | undefined
  readonly checkListTypes: CheckListTypes | undefined
  readonly hasRules: boolean
  readonly evaluateRules: EvaluateRules
}

/** @throws RangeError when the definition has no such version, SyntaxError when a pattern is no RE2. */
export function compileVersion(crd: CustomResourceDefinition, versionName: string, compileRules: CompileRules): CompiledVersion {
  const version = findVersion(crd, versionName)
  const schema = version.schema?.openAPIV3Schema ?? {}
  const status = version.subresources?.status === undefined ? undefined : propertyOf(schema, 'status')
  return {
    group: crd.spec.group,
    version: versionName,
    apiVersion: crd.spec.group === '' ? versionName : `${crd.spec.group}/${versionName}`,
    kind: crd.spec.names.kind,
    namespaced: crd.spec.scope === 'Namespaced',
    statusSubresource: version.subresources?.status !== undefined,
    scale: version.subresources?.scale,
    prune: compilePrune(schema),
    dropNulls: compileDropNulls(schema),
    fillDefaults: compileDefaults(schema),
    embedded: compileEmbedded(schema),
    validateSchema: compileSchema(schema),
    validateStatus: status === undefined ? undefined : compileSchema(status, { under: 'status' }),
    checkListTypes: compileListTypes(schema),
    hasRules: hasRules(schema),
    evaluateRules: compileRules(schema),
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
