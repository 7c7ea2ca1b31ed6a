import { brokenText } from './inputs/broken-text.ts'
import { depth } from './inputs/depth.ts'
import { expressions } from './inputs/expressions.ts'
import { numbers } from './inputs/numbers.ts'
import { patterns } from './inputs/patterns.ts'
import { prototypes } from './inputs/prototypes.ts'
import { references } from './inputs/references.ts'
import { size } from './inputs/size.ts'
import type { HostileInput } from './judge.ts'

export const hostileInputs: readonly HostileInput[] = [
  ...depth,
  ...size,
  ...numbers,
  ...brokenText,
  ...patterns,
  ...prototypes,
  ...expressions,
  ...references,
]
