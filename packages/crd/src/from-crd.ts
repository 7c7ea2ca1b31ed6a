import { RefusedError, structuralResource, type PrinterColumn, type Resource } from '@kindbox/core'
import type { CustomResourceDefinition, CustomResourceDefinitionVersion } from './custom-resource-definition.ts'

/**
 * A resource with a validator for a kind that somebody else defined. Its objects' own fields are `unknown` to the types.
 *
 * @param version Default: the stored version.
 * @throws KubeError `DefinitionError` where the definition has no such version.
 */
export function fromCrd(crd: CustomResourceDefinition, version?: string): Resource {
  const { group, names, scope } = crd.spec
  const found = crd.spec.versions.find((each) => (version === undefined ? each.storage : each.name === version))
  if (found === undefined) throw noVersion(crd, version)
  const { shortNames, categories, singular, listKind } = names
  return structuralResource({
    group,
    version: found.name,
    kind: names.kind,
    plural: names.plural,
    ...(singular !== undefined && { singular }),
    ...(listKind !== undefined && { listKind }),
    ...(shortNames && { shortNames }),
    ...(categories && { categories }),
    scope,
    ...(crd.metadata.annotations && { annotations: crd.metadata.annotations }),
    ...(crd.metadata.labels && { labels: crd.metadata.labels }),
    served: found.served,
    storage: found.storage,
    ...versionParts(found),
  })
}

function versionParts(version: CustomResourceDefinitionVersion) {
  const { deprecated, deprecationWarning, subresources, additionalPrinterColumns, selectableFields } = version
  return {
    ...(deprecated !== undefined && { deprecated }),
    ...(deprecationWarning !== undefined && { deprecationWarning }),
    subresources: { status: subresources?.status !== undefined, ...(subresources?.scale && { scale: subresources.scale }) },
    ...(additionalPrinterColumns && { additionalPrinterColumns: additionalPrinterColumns as PrinterColumn[] }),
    ...(selectableFields && { selectableFields }),
    schema: version.schema?.openAPIV3Schema ?? { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
  } as const
}

function noVersion(crd: CustomResourceDefinition, version: string | undefined): RefusedError {
  const there = crd.spec.versions.map((each) => each.name).join(', ')
  const wanted = version === undefined ? 'no stored version' : `no version ${version}`
  const message = `CustomResourceDefinition ${crd.metadata.name} has ${wanted}; there are: ${there || 'none'}.`
  return new RefusedError('DefinitionError', message, [
    {
      code: 'FieldValueInvalid',
      severity: 'error',
      path: ['spec', 'versions'],
      field: 'spec.versions',
      message,
      expected: version ?? 'a stored version',
      actual: there,
    },
  ])
}
