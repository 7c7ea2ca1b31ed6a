import { RefusedError, structuralResource, type PrinterColumn } from '@kindbox/core'
import type { CrdLiteral, CrdLiteralVersion, CrdResource } from './crd-literal.ts'
import { requiredDefaults } from './required-defaults.ts'
import { asHeld } from './as-held.ts'

/**
 * A resource with a validator for a kind that somebody else defined. Where the definition is a literal, written in the call or `as const`, its
 * schema gives the static types too; otherwise the objects' own fields are `unknown` to them. Either way a field with a default may be left out
 * of what is sent. In what a server answers it has to be there, if the version is the stored one: no other version's defaults are filled in
 * when an object is read.
 *
 * @param version Default: the stored version.
 * @throws KubeError `DefinitionError` where the definition has no such version.
 */
export function fromCrd<const C extends CrdLiteral, const Version extends string | undefined = undefined>(
  crd: C,
  version?: Version,
): CrdResource<C, Version> {
  // What the schema says of types exists only for the compiler.
  return read(asHeld<CrdLiteral>(crd), version) as unknown as CrdResource<C, Version>
}

function read(crd: CrdLiteral, version: string | undefined) {
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

function versionParts(version: CrdLiteralVersion) {
  const { deprecated, deprecationWarning, subresources, additionalPrinterColumns, selectableFields } = version
  const schema = version.schema?.openAPIV3Schema ?? ({ type: 'object', 'x-kubernetes-preserve-unknown-fields': true } as const)
  // What is read has the defaults of the version it was stored in: another version is converted to, and not filled in.
  const storedSchema = version.storage ? requiredDefaults(schema) : schema
  return {
    ...(deprecated !== undefined && { deprecated }),
    ...(deprecationWarning !== undefined && { deprecationWarning }),
    subresources: { status: subresources?.status !== undefined, ...(subresources?.scale && { scale: subresources.scale }) },
    ...(additionalPrinterColumns && { additionalPrinterColumns: additionalPrinterColumns as PrinterColumn[] }),
    ...(selectableFields && { selectableFields }),
    schema,
    ...(storedSchema !== schema && { storedSchema }),
  } as const
}

function noVersion(crd: CrdLiteral, version: string | undefined): RefusedError {
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
