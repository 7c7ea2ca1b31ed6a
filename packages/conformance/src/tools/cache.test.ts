import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { cacheFolder, once } from './cache.ts'
import { toolModules, toolsKey } from './tool-modules.ts'

let base: string
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'kindbox-cache-'))
})
afterEach(() => rm(base, { recursive: true }))

describe('cacheFolder', () => {
  const cases: [env: NodeJS.ProcessEnv, folder: RegExp][] = [
    [{ KINDBOX_CACHE: '/a' }, /^\/a$/],
    [{ KINDBOX_CACHE: '', XDG_CACHE_HOME: '/b' }, /^\/b\/kindbox$/],
    [{}, /\.cache\/kindbox$/],
  ]
  test.each(cases)('%j', (env, folder) => expect(cacheFolder(env)).toMatch(folder))
})

describe('once', () => {
  test('makes the folder once, and leaves nothing else', async () => {
    let made = 0
    const make = async (unfinished: string) => {
      made += 1
      await writeFile(join(unfinished, 'a'), 'x')
    }
    await once(join(base, 'tools'), make)
    await once(join(base, 'tools'), make)
    expect(made).toBe(1)
    expect(await readdir(base)).toEqual(['tools'])
    expect(await readFile(join(base, 'tools', 'a'), 'utf8')).toBe('x')
  })

  test('a failed making leaves nothing, and the next one tries again', async () => {
    const folder = join(base, 'tools')
    await expect(once(folder, () => Promise.reject(new Error('no compiler')))).rejects.toThrow('no compiler')
    expect(await readdir(base)).toEqual([])
    await once(folder, async () => {})
    expect(await readdir(base)).toEqual(['tools'])
  })

  test('waits for a process that is at it, and says so once', async () => {
    const folder = join(base, 'tools')
    await writeFile(`${folder}.lock`, '4242')
    const waited: number[] = []
    let sleeps = 0
    await once(folder, () => Promise.reject(new Error('made although another one is at it')), {
      isAlive: (pid) => pid === 4242,
      onWait: (pid) => waited.push(pid),
      sleep: async () => {
        sleeps += 1
        if (sleeps === 3) await writeFile(folder, 'made by the other')
      },
    })
    expect({ waited, sleeps }).toEqual({ waited: [4242], sleeps: 3 })
  })

  test('takes over from a process that died', async () => {
    const folder = join(base, 'tools')
    await writeFile(`${folder}.lock`, '4242')
    const never = { isAlive: () => false, sleep: () => Promise.reject(new Error('waited for a dead process')) }
    await once(folder, async (unfinished) => writeFile(join(unfinished, 'a'), ''), never)
    expect(await readdir(base)).toEqual(['tools'])
  })
})

test('the key changes with a module, its programs and its flags', () => {
  const [first, ...rest] = toolModules
  const changed = [
    toolsKey(),
    toolsKey([{ ...first!, flags: [] }, ...rest]),
    toolsKey([{ ...first!, programs: {} }, ...rest]),
    toolsKey([{ ...first!, folder: rest[0]!.folder }, ...rest]),
  ]
  expect(new Set(changed).size).toBe(changed.length)
  expect(toolsKey()).toBe(toolsKey())
})
