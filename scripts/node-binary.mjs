import { run } from './command.mjs'

/** The majors of Node that the packages support; `engines` in the manifests gives the oldest release of the first. */
export const supportedMajors = [20, 22, 24]

/** The major of the Node that runs this. */
export const ownMajor = Number.parseInt(process.versions.node, 10)

/**
 * The path of a Node binary of that major. npm's package `node` brings those that are not installed; npx keeps it in its
 * cache, so only the first call needs the network.
 * @param {number} major
 * @returns {Promise<{ path: string, version: string } | { missing: string }>} `missing`: why there is none
 */
export async function nodeBinary(major) {
  if (major === ownMajor) return { path: process.execPath, version: process.versions.node }
  const print = 'process.stdout.write(JSON.stringify({ path: process.execPath, version: process.versions.node }))'
  const { code, stdout, output } = await run('npx', ['-y', '-p', `node@${major}`, 'node', '-e', print])
  const json = /\{.*\}/.exec(stdout)?.[0]
  if (code !== 0 || json === undefined) return { missing: `npx could not bring Node ${major}:\n${output.trim()}` }
  /** @type {{ path: string, version: string }} */
  const binary = JSON.parse(json)
  if (Number.parseInt(binary.version, 10) !== major) return { missing: `npx brought Node ${binary.version} instead of ${major}` }
  return binary
}
