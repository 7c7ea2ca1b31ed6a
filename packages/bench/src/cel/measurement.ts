/** What one side needs for one rule. */
export interface Measurement {
  readonly perSecond: number
  /** Microseconds of compiling the rule. */
  readonly compile: number
  /** What is wrong with the value. */
  readonly errors: readonly string[]
}

/** How long a rule is evaluated over and over at a time, in milliseconds, and how often it is compiled. */
export const SLICE = 20
export const COMPILATIONS = 5
