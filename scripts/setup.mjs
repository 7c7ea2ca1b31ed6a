// Makes a fresh clone ready with nothing but Node and npm: installs what the lockfile pins, then builds.
// It runs before anything is installed, so it imports Node only; and it keeps to syntax that an old Node can parse,
// so that such a Node gets the sentence about its version and not a syntax error.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { run } from './command.mjs'
import { readManifest, root, workspacePackages } from './workspace.mjs'

// Without a network npm and pnpm would retry each package after 10 s and again after a minute: a quarter of an hour until the
// user hears of it.
const pnpmRetries = ['--config.fetch-retry-mintimeout=500', '--config.fetch-retry-maxtimeout=500']

/** What the user has to do something about; told in a sentence, never with a stack trace. */
export class SetupError extends Error {}

/**
 * Installs when a manifest or the lockfile has changed since the last installation, then builds.
 * @param {{ project?: string }} [options] `project`: the folder whose TypeScript project (and what it refers to) is built; the whole workspace by default
 * @throws {SetupError} when Node is too old, the installation failed, or the sources do not compile
 */
export async function setup({ project = root } = {}) {
  checkNode()
  await install()
  await build(project)
}

/** @throws {SetupError} when this Node is older than the root manifest's `engines.node` */
export function checkNode() {
  const wanted = String(readManifest(root).engines?.node).replace(/^>=/, '')
  if (compareVersions(process.versions.node, wanted) >= 0) return
  throw new SetupError(`Node ${wanted} or newer is needed; this is Node ${process.versions.node} (${process.execPath}).`)
}

/** @throws {SetupError} */
export async function install() {
  const stamp = join(root, 'node_modules', '.kindbox-installed')
  const state = installedState()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return

  const version = readManifest(root).config?.pnpm
  const started = Date.now()
  process.stderr.write(`Installing dependencies with pnpm ${version} ...\n`)
  // CI=true: pnpm then replaces a node_modules that another package manager has made instead of asking.
  const env = { ...process.env, CI: 'true', npm_config_fetch_retry_mintimeout: '1000', npm_config_fetch_retry_maxtimeout: '1000' }
  const args = ['-y', `pnpm@${version}`, 'install', '--frozen-lockfile', '--reporter=append-only', ...pnpmRetries]
  const { code, output } = await run('npx', args, { cwd: root, env, onOutput: showProgress })
  if (process.stderr.isTTY) process.stderr.write('\r\u001B[K')
  if (code !== 0) throw new SetupError(explainFailedInstall(code, output))

  writeFileSync(stamp, state)
  process.stderr.write(`Installed in ${seconds(started)}.\n`)
}

/**
 * `tsc -b` of TypeScript 6; it looks at time stamps itself and does nothing when nothing has changed.
 * @param {string} project the folder of a tsconfig.json
 * @throws {SetupError} with the compiler's messages
 */
export async function build(project = root) {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const { code, output } = await run(process.execPath, [tsc, '-b', '--pretty', 'false', project], { cwd: root })
  if (code !== 0) throw new SetupError(`The build of ${relative(root, project) || 'the workspace'} failed:\n${output.trimEnd()}`)
}

/**
 * The folder of the TypeScript project that a file belongs to: the nearest one above it with a tsconfig.json.
 * @param {string} file absolute
 */
export function projectOf(file) {
  let folder = dirname(file)
  while (folder !== root && folder !== dirname(folder) && !existsSync(join(folder, 'tsconfig.json'))) folder = dirname(folder)
  return existsSync(join(folder, 'tsconfig.json')) ? folder : root
}

/**
 * Runs the body of a command; a SetupError becomes its message on stderr and exit code 1.
 * @param {() => Promise<void>} body
 */
export async function command(body) {
  try {
    await body()
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  }
}

function installedState() {
  const hash = createHash('sha256')
  const manifests = ['', ...workspacePackages().map(({ folder }) => folder)].map((folder) => join(folder, 'package.json'))
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests]) {
    hash.update(`${file}\n`).update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}

/** @param {string} text */
function showProgress(text) {
  if (!process.stderr.isTTY) return
  const line = text.trim().split('\n').pop() || ''
  process.stderr.write(`\r\u001B[K${line.slice(0, (process.stderr.columns || 80) - 1)}`)
}

/**
 * @param {number} code
 * @param {string} output what npx and pnpm printed
 */
export function explainFailedInstall(code, output) {
  if (code === 127) return 'npx was not found; it comes with npm, which is needed beside Node.'
  const network =
    /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT)\b|dns error|error sending request/i.exec(
      output,
    )
  if (network)
    return `The package registry could not be reached (${network[0]}). Check the network, or npm's proxy settings, and run the command again.`
  if (/ERR_PNPM_OUTDATED_LOCKFILE|NO_IMPORTER/.test(output)) {
    return `pnpm-lock.yaml does not fit the package.json files. Run: npx pnpm@${readManifest(root).config?.pnpm} install --no-frozen-lockfile`
  }
  const lines = output.split('\n').filter((line) => line.trim() !== '' && !/^npm warn/i.test(line))
  return `The installation failed (exit code ${code}):\n${lines.slice(-15).join('\n')}`
}

/**
 * @param {string} left
 * @param {string} right
 * @returns {number} negative when left is the older one
 */
export function compareVersions(left, right) {
  const [a, b] = [left, right].map((version) => version.split('.').map((part) => Number.parseInt(part, 10)))
  for (const index of [0, 1, 2]) {
    const difference = ((a && a[index]) || 0) - ((b && b[index]) || 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** @param {number} started milliseconds since the epoch */
function seconds(started) {
  return `${((Date.now() - started) / 1000).toFixed(1)} s`
}
