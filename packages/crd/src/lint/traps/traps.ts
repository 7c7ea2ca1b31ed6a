import type { Rule } from '../rule.ts'
import { columnPath } from './column-path.ts'
import { impossibleBounds } from './impossible-bounds.ts'
import { impossibleEnum } from './impossible-enum.ts'
import { namedItems } from './named-items.ts'
import { openStatus } from './open-status.ts'
import { requiredStatus } from './required-status.ts'
import { requiredUnknown } from './required-unknown.ts'
import { scaleReplicas } from './scale-replicas.ts'
import { unboundedRules } from './unbounded-rules.ts'

/** What the server accepts though nobody can have meant it: first what makes objects impossible, then what surprises. */
export const traps: readonly Rule[] = [
  requiredStatus,
  requiredUnknown,
  impossibleBounds,
  impossibleEnum,
  columnPath,
  scaleReplicas,
  openStatus,
  unboundedRules,
  namedItems,
]
