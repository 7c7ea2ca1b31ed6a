import type { Conversion } from './cases/case.test-data.ts'
import { combinations } from './cases/combinations.test-data.ts'
import { objects } from './cases/objects.test-data.ts'
import { scalars } from './cases/scalars.test-data.ts'

export type { Conversion, Difference, Refusal } from './cases/case.test-data.ts'
export { refusals } from './cases/refusals.test-data.ts'

/** The 45 builder cases that convert: every row of the builder table that has a structural form. */
export const conversions: readonly Conversion[] = [...objects, ...scalars, ...combinations]
