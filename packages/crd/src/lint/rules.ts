import type { Rule } from './rule.ts'
import { additionalProperties } from './rules/additional-properties.ts'
import { apiApproved } from './rules/api-approved.ts'
import { arrayItems } from './rules/array-items.ts'
import { commonMetadata } from './rules/common-metadata.ts'
import { completeness } from './rules/completeness.ts'
import { conversion } from './rules/conversion.ts'
import { defaultPlacement } from './rules/default-placement.ts'
import { defaultValue } from './rules/default-value.ts'
import { deprecationWarning } from './rules/deprecation-warning.ts'
import { embeddedResource } from './rules/embedded-resource.ts'
import { expressionCost } from './rules/expression-cost.ts'
import { expressions } from './rules/expressions.ts'
import { group } from './rules/group.ts'
import { immutableFields } from './rules/immutable-fields.ts'
import { intOrString } from './rules/int-or-string.ts'
import { junctorKeywords } from './rules/junctor-keywords.ts'
import { listMapKeys } from './rules/list-map-keys.ts'
import { listType } from './rules/list-type.ts'
import { mapType } from './rules/map-type.ts'
import { metadata } from './rules/metadata.ts'
import { names } from './rules/names.ts'
import { oldSelf } from './rules/old-self.ts'
import { pattern } from './rules/pattern.ts'
import { preserveUnknownFields } from './rules/preserve-unknown-fields.ts'
import { printerColumns } from './rules/printer-columns.ts'
import { resourceMetadata } from './rules/resource-metadata.ts'
import { rootAdditionalProperties } from './rules/root-additional-properties.ts'
import { rootNullable } from './rules/root-nullable.ts'
import { scalePaths } from './rules/scale-paths.ts'
import { scope } from './rules/scope.ts'
import { selectableFields } from './rules/selectable-fields.ts'
import { setItems } from './rules/set-items.ts'
import { specPreserveUnknownFields } from './rules/spec-preserve-unknown-fields.ts'
import { statusRoot } from './rules/status-root.ts'
import { storageVersion } from './rules/storage-version.ts'
import { storedVersions } from './rules/stored-versions.ts'
import { typeRequired } from './rules/type-required.ts'
import { typeSupported } from './rules/type-supported.ts'
import { uniqueItems } from './rules/unique-items.ts'
import { unrecognizedFormat } from './rules/unrecognized-format.ts'
import { unsupportedKeywords } from './rules/unsupported-keywords.ts'
import { validationRules } from './rules/validation-rules.ts'
import { versionNames } from './rules/version-names.ts'
import { versionSchemas } from './rules/version-schemas.ts'

/** Every rule, in the order in which its issues are reported: the definition from top to bottom, then its schemas. */
export const rules: readonly Rule[] = [
  commonMetadata,
  metadata,
  apiApproved,
  group,
  scope,
  names,
  immutableFields,
  versionNames,
  versionSchemas,
  storageVersion,
  storedVersions,
  specPreserveUnknownFields,
  deprecationWarning,
  conversion,
  printerColumns,
  scalePaths,
  selectableFields,
  statusRoot,
  rootNullable,
  typeSupported,
  unsupportedKeywords,
  defaultPlacement,
  preserveUnknownFields,
  uniqueItems,
  additionalProperties,
  mapType,
  listType,
  setItems,
  listMapKeys,
  validationRules,
  unrecognizedFormat,
  typeRequired,
  arrayItems,
  rootAdditionalProperties,
  resourceMetadata,
  embeddedResource,
  intOrString,
  junctorKeywords,
  completeness,
  pattern,
  defaultValue,
  expressions,
  expressionCost,
  oldSelf,
]
