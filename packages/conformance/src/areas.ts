import { cel } from './cases/cel.ts'
import { crud } from './cases/crud.ts'
import { defaulting } from './cases/defaulting.ts'
import { embeddedMetadata } from './cases/embedded-metadata.ts'
import { generateName } from './cases/generate-name.ts'
import { listTypes } from './cases/list-types.ts'
import { nulls } from './cases/nulls.ts'
import { pruning } from './cases/pruning.ts'
import { ratcheting } from './cases/ratcheting.ts'
import { validation } from './cases/validation.ts'
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
]
