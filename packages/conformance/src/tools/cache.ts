import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where built programs are kept: `KINDBOX_CACHE`, otherwise `kindbox` in the user's cache folder. */
export function cacheFolder(env: NodeJS.ProcessEnv): string {
  if (env['KINDBOX_CACHE'] !== undefined && env['KINDBOX_CACHE'] !== '') return env['KINDBOX_CACHE']
  const base = env['XDG_CACHE_HOME']
  return join(base !== undefined && base !== '' ? base : join(homedir(), '.cache'), 'kindbox')
}

/** How `once` waits, and how it tells whether another process lives; tests bring their own. */
export interface Waiting {
  sleep(milliseconds: number): Promise<void>
  isAlive(pid: number): boolean
  /** Called once when another process turns out to be at it. */
  onWait?(pid: number): void
}

const realWaiting: Waiting = {
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  isAlive(pid) {
    try {
      process.kill(pid, 0)
      return true
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'EPERM'
    }
  },
}

/**
 * Makes a folder once, however many processes ask for it at the same time: one makes it, the others wait for that one, and take over if
 * it dies. A folder that is there is complete, because it gets its name last.
 */
export async function once(folder: string, make: (unfinished: string) => Promise<void>, waiting: Waiting = realWaiting): Promise<void> {
  await mkdir(join(folder, '..'), { recursive: true })
  const lock = `${folder}.lock`
  let told = false
  while (!(await exists(folder))) {
    const holder = await take(lock)
    if (holder === undefined) {
      try {
        await makeAndName(folder, make)
      } finally {
        await rm(lock, { force: true })
      }
      return
    }
    if (!waiting.isAlive(holder)) {
      await rm(lock, { force: true })
      continue
    }
    if (!told) waiting.onWait?.(holder)
    told = true
    await waiting.sleep(500)
  }
}

async function makeAndName(folder: string, make: (unfinished: string) => Promise<void>): Promise<void> {
  if (await exists(folder)) return
  const unfinished = `${folder}.${process.pid}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished)
  try {
    await make(unfinished)
    await rename(unfinished, folder)
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
}

/** Takes the lock, or tells which process holds it. */
async function take(lock: string): Promise<number | undefined> {
  try {
    await writeFile(lock, String(process.pid), { flag: 'wx' })
    return undefined
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    // Released between the two calls, or not written yet: the next round tells.
    const holder = Number(await readFile(lock, 'utf8').catch(() => ''))
    return holder > 0 ? holder : process.pid
  }
}

async function exists(folder: string): Promise<boolean> {
  return access(folder).then(
    () => true,
    () => false,
  )
}
