import { MAX_DEPTH } from './go/max-depth.ts'

/** What a look at all of a value tells before the first step. */
export interface Survey {
  /** It goes deeper than documents may. */
  readonly tooDeep: boolean
  /** There is a null somewhere, which most documents have none of. */
  readonly nulls: boolean
}

/** Looks once at every value in a value. */
export function survey(value: unknown): Survey {
  const found = look(value, MAX_DEPTH)
  return { tooDeep: (found & TOO_DEEP) !== 0, nulls: (found & NULLS) !== 0 }
}

const NULLS = 1
const TOO_DEEP = 2

function look(value: unknown, levels: number): number {
  if (value === null) return NULLS
  if (typeof value !== 'object') return 0
  if (levels === 0) return TOO_DEEP
  const below: readonly unknown[] = Array.isArray(value) ? value : Object.values(value)
  let found = 0
  for (const part of below) {
    if (typeof part !== 'object') continue
    found |= look(part, levels - 1)
    // A value that contains itself, twice at that, is not looked through to the end.
    if ((found & TOO_DEEP) !== 0) return found
  }
  return found
}
