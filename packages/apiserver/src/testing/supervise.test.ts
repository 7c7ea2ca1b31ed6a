import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { access, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { freePort } from './free-port.ts'
import { supervise } from './supervise.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kindbox-supervise-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** A program that tells its process id in a file and goes on for ever. */
const sleeper = (file: string) => [
  '-e',
  `require('fs').writeFileSync(${JSON.stringify(file)}, String(process.pid)); setInterval(() => {}, 1000)`,
]

const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  )

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 10_000
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error('waited in vain')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

test('a program runs until it is closed', async () => {
  const file = join(folder, 'pid')
  const program = supervise(process.execPath, sleeper(file), join(folder, 'log'))
  await program.ready(() => exists(file))
  const pid = Number(await readFile(file, 'utf8'))
  expect(isAlive(pid)).toBe(true)
  await program.close()
  expect(isAlive(pid)).toBe(false)
})

test('a program that ends before it is ready is an error with the end of its log', async () => {
  const program = supervise(process.execPath, ['-e', 'console.error("port is taken"); process.exit(3)'], join(folder, 'log'))
  await expect(program.ready(async () => false)).rejects.toThrow(/did not start: it exited with 3[^]*port is taken/)
})

test('so is a program that does not exist', async () => {
  const program = supervise(join(folder, 'nothing'), [], join(folder, 'log'))
  await expect(program.ready(async () => false)).rejects.toThrow(/did not start: it exited with 127[^]*ENOENT/)
})

test.each(['SIGKILL', 'SIGTERM'] as const)('a program ends with its owner, even when that ends by %s', async (signal) => {
  const file = join(folder, 'pid')
  const built = fileURLToPath(new URL('./supervise.js', import.meta.url)).replace('/src/testing/', '/dist/testing/')
  const code = `import { supervise } from ${JSON.stringify(built)}
    supervise(process.execPath, ${JSON.stringify(sleeper(file))}, ${JSON.stringify(join(folder, 'log'))})`
  const owner = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: 'inherit' })
  await until(() => exists(file))
  await until(async () => (await readFile(file, 'utf8')) !== '')
  const pid = Number(await readFile(file, 'utf8'))
  owner.kill(signal)
  await once(owner, 'exit')
  await until(() => !isAlive(pid))
  expect(isAlive(pid)).toBe(false)
})

test('free ports differ and are free', async () => {
  const ports = [await freePort(), await freePort()]
  expect(ports.every((port) => port > 1023 && port < 65_536)).toBe(true)
})
