/** What the command tells its caller: 0 nothing to object to, 1 findings, 2 it could not run, or not to the end. */
export type ExitCode = 0 | 1 | 2
