import { runSequence, type SequenceResult, type Servers } from './run-sequence.ts'

/** After so many steps another kind is declared. */
const STEPS_PER_SEQUENCE = 40
/** The real server holds back the first creations of a new kind for two seconds; meanwhile others go on. */
const SEQUENCES_AT_ONCE = 8

export interface DifferentialOptions {
  /** The seed of the first sequence; each further one has the next number. */
  readonly seed: number
  readonly steps: number
  /** After so many disagreements nothing new is begun. Default: no limit. */
  readonly maxDisagreements?: number
  /** Called after each step with the number of steps so far. */
  readonly onStep?: (steps: number) => void
}

export interface DifferentialResult {
  readonly steps: number
  readonly sequences: number
  readonly disagreements: readonly (SequenceResult & Required<Pick<SequenceResult, 'disagreement'>>)[]
}

/** Takes random steps on both servers and tells where they disagree. */
export async function differential(servers: Servers, options: DifferentialOptions): Promise<DifferentialResult> {
  const { seed, steps, maxDisagreements = Infinity, onStep = () => {} } = options
  const results: SequenceResult[] = []
  let [begun, taken, disagreed] = [0, 0, 0]
  async function work(): Promise<void> {
    while (begun * STEPS_PER_SEQUENCE < steps && disagreed < maxDisagreements) {
      const length = Math.min(STEPS_PER_SEQUENCE, steps - begun * STEPS_PER_SEQUENCE)
      const result = await runSequence(seed + begun++, length, servers, () => onStep(++taken))
      if (result.disagreement !== undefined) disagreed++
      results.push(result)
    }
  }
  await Promise.all(Array.from({ length: SEQUENCES_AT_ONCE }, work))
  return {
    steps: taken + disagreed,
    sequences: results.length,
    disagreements: results.filter((result) => result.disagreement !== undefined) as DifferentialResult['disagreements'],
  }
}
