import { existsSync } from 'node:fs'
import { relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectOf, setup, SetupError } from './setup.mjs'
import { root } from './workspace.mjs'

/**
 * Makes the checkout ready, then runs a built file as if it had been started by itself: it runs in this process, so its
 * streams, its exit code and the signals it gets are its own.
 * @param {string} file absolute
 * @param {readonly string[]} args
 * @throws {SetupError} when the checkout could not be made ready, or the build gives no such file
 */
export async function runBuilt(file, args) {
  await setup({ project: projectOf(file) })
  if (!existsSync(file)) throw new SetupError(`${relative(root, file)} does not exist after the build.`)
  process.argv.splice(1, Infinity, file, ...args)
  await import(pathToFileURL(file).href)
}
