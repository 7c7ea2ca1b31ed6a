/** What the process tells its caller; 1 is also any failure. */
export const exitCode = { drained: 0, refused: 1, wrongArguments: 2, left: 3 } as const

export type ExitCode = (typeof exitCode)[keyof typeof exitCode]
