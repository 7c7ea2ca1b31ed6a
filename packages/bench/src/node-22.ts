import { outputOf } from './command-output.ts'

/** A Node 22 binary, which the newest client-node needs; npm's package `node` brings it where another one runs. */
export async function node22(): Promise<string> {
  if (process.versions.node.startsWith('22.')) return process.execPath
  const stdout = await outputOf('npx', ['-y', '-p', 'node@22', 'node', '-p', 'process.execPath'])
  return stdout.trim().split('\n').at(-1) ?? ''
}
