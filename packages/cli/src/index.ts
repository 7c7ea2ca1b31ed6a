export type { ExitCode } from './exit-code.ts'
export type { Io, Writer } from './io.ts'
export { main } from './main.ts'
