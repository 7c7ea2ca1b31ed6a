import { apply } from './cases/apply.ts'
import { bodies } from './cases/bodies.ts'
import { bookmarks } from './cases/bookmarks.ts'
import { brokenText } from './cases/broken-text.ts'
import { builtInFields } from './cases/built-in-fields.ts'
import { cel } from './cases/cel.ts'
import { crdJudgement } from './cases/crd-judgement.ts'
import { crdLifecycle } from './cases/crd-lifecycle.ts'
import { crdVersions } from './cases/crd-versions.ts'
import { crud } from './cases/crud.ts'
import { defaulting } from './cases/defaulting.ts'
import { deleteCollection } from './cases/delete-collection.ts'
import { deletion } from './cases/deletion.ts'
import { discovery } from './cases/discovery.ts'
import { dryRun } from './cases/dry-run.ts'
import { embeddedMetadata } from './cases/embedded-metadata.ts'
import { errors } from './cases/errors.ts'
import { expiry } from './cases/expiry.ts'
import { fieldSelectors } from './cases/field-selectors.ts'
import { fieldValidation } from './cases/field-validation.ts'
import { generateName } from './cases/generate-name.ts'
import { generation } from './cases/generation.ts'
import { jsonPatch } from './cases/json-patch.ts'
import { labelSelectors } from './cases/label-selectors.ts'
import { listTypes } from './cases/list-types.ts'
import { list } from './cases/list.ts'
import { managedFields } from './cases/managed-fields.ts'
import { mergePatch } from './cases/merge-patch.ts'
import { namespaces } from './cases/namespaces.ts'
import { nulls } from './cases/nulls.ts'
import { openApi } from './cases/open-api.ts'
import { objectMeta } from './cases/object-meta.ts'
import { partialMetadata } from './cases/partial-metadata.ts'
import { patchTypes } from './cases/patch-types.ts'
import { pruning } from './cases/pruning.ts'
import { quantitiesArea } from './cases/quantities.ts'
import { ratcheting } from './cases/ratcheting.ts'
import { resourceVersions } from './cases/resource-versions.ts'
import { reviewsOfUsers } from './cases/reviews-of-users.ts'
import { scale } from './cases/scale.ts'
import { status } from './cases/status.ts'
import { tables } from './cases/tables.ts'
import { validation } from './cases/validation.ts'
import { watchOptions } from './cases/watch-options.ts'
import { watch } from './cases/watch.ts'
import type { Area } from './suite/case.ts'

/** Every area of the suite. */
export const areas: readonly Area[] = [
  crud,
  generateName,
  pruning,
  defaulting,
  nulls,
  embeddedMetadata,
  listTypes,
  validation,
  ratcheting,
  cel,
  namespaces,
  resourceVersions,
  generation,
  deletion,
  deleteCollection,
  jsonPatch,
  mergePatch,
  patchTypes,
  apply,
  managedFields,
  status,
  scale,
  list,
  labelSelectors,
  fieldSelectors,
  builtInFields,
  quantitiesArea,
  reviewsOfUsers,
  crdLifecycle,
  crdJudgement,
  crdVersions,
  fieldValidation,
  dryRun,
  watch,
  watchOptions,
  bookmarks,
  expiry,
  tables,
  partialMetadata,
  openApi,
  bodies,
  brokenText,
  discovery,
  errors,
  objectMeta,
]
