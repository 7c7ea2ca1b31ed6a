import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildModule } from './build.ts'
import { cacheFolder, once } from './cache.ts'
import { goToolchain } from './go-toolchain.ts'

/** A Go program with source of ours; it is built apart, so that a change in it does not rebuild Kubernetes. */
export interface OwnProgram {
  /** The name of its file. */
  readonly name: string
  /** What it is called in messages. */
  readonly title: string
  /** The folder of its module. */
  readonly folder: string
}

const flags = ['-trimpath', '-ldflags', '-s -w']

/** The program's path, built first where it is not built yet; or why it cannot be had here. */
export async function buildOwnProgram(
  own: OwnProgram,
  log: (line: string) => void,
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ readonly program: string } | { readonly missing: string }> {
  const built = builtFolder(own, env)
  if (existsSync(built)) return { program: join(built, own.name) }
  const toolchain = await goToolchain(cacheFolder(env), log, env)
  if ('missing' in toolchain) return toolchain
  const module = { name: own.title, folder: own.folder, programs: { [own.name]: '.' }, flags }
  await once(built, (unfinished) => buildModule(toolchain.go, module, unfinished, log))
  return { program: join(built, own.name) }
}

/** The program's path if it is built already. */
export function builtOwnProgram(own: OwnProgram, env: NodeJS.ProcessEnv = process.env): string | undefined {
  const folder = builtFolder(own, env)
  return existsSync(folder) ? join(folder, own.name) : undefined
}

function builtFolder({ name, folder }: OwnProgram, env: NodeJS.ProcessEnv): string {
  const hash = createHash('sha256')
  const sources = readdirSync(folder).filter((file) => /\.go$|^go\.(mod|sum)$/.test(file))
  for (const file of sources.toSorted()) hash.update(`${file}\n`).update(readFileSync(join(folder, file)))
  hash.update(JSON.stringify(flags))
  return join(cacheFolder(env), `${name}-${process.platform}-${process.arch}-${hash.digest('hex').slice(0, 16)}`)
}
