import type { ExitCode } from './exit-code.ts'
import type { Io } from './io.ts'

/** One word after `kindbox`. */
export interface Command {
  /** What `kindbox COMMAND --help` prints. */
  readonly help: string
  /** @throws CommandError when it cannot run */
  run(args: readonly string[], io: Io): Promise<ExitCode>
}
