export type { OwnProgram } from './tools/own-program.ts'
export { buildOwnProgram } from './tools/own-program.ts'
