import { crud } from './cases/crud.ts'
import type { Area } from './suite/case.ts'

/** Every area of the suite. */
export const areas: readonly Area[] = [crud]
