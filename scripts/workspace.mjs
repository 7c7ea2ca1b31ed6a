// What the workspace consists of, read from the manifests so that no script keeps a list of its own.
// Nothing but Node is imported here: this runs before anything is installed.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * @typedef {object} Manifest the parts of a package.json that the scripts read
 * @property {string} name
 * @property {string} version
 * @property {boolean} [private]
 * @property {string} [license]
 * @property {string} [type]
 * @property {Record<string, string | { types?: string, default?: string }>} [exports]
 * @property {Record<string, string>} [bin]
 * @property {Record<string, string>} [scripts]
 * @property {Record<string, string>} [dependencies]
 * @property {Record<string, string>} [devDependencies]
 * @property {Record<string, string>} [peerDependencies]
 * @property {Record<string, { optional?: boolean }>} [peerDependenciesMeta]
 * @property {Record<string, string>} [optionalDependencies]
 * @property {Record<string, string>} [engines]
 * @property {Record<string, string>} [config]
 *
 * @typedef {object} WorkspacePackage
 * @property {string} name
 * @property {string} folder relative to the root, with forward slashes: `packages/core`
 * @property {Manifest} manifest
 */

/** The checkout's top folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/**
 * @param {string} folder absolute
 * @returns {Manifest}
 */
export function readManifest(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
}

/**
 * Every package of the workspace, the root excluded, sorted by folder.
 * @returns {WorkspacePackage[]}
 */
export function workspacePackages() {
  return workspaceGlobs()
    .flatMap(expandGlob)
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .toSorted()
    .map((folder) => {
      const manifest = readManifest(join(root, folder))
      return { name: manifest.name, folder, manifest }
    })
}

/** The packages that are published. */
export function publicPackages() {
  return workspacePackages().filter(({ folder, manifest }) => manifest.private !== true && !folder.startsWith('examples/'))
}

// pnpm-workspace.yaml is ours and flat: the `packages:` list needs no YAML parser, and none is installed yet.
function workspaceGlobs() {
  const lines = readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8').split('\n')
  const start = lines.findIndex((line) => line.startsWith('packages:'))
  const globs = []
  for (const line of lines.slice(start + 1)) {
    const item = /^\s+-\s+['"]?([^'"\s]+)/.exec(line)
    if (item?.[1] === undefined) break
    globs.push(item[1])
  }
  return globs
}

/** @param {string} glob a folder, or a folder followed by `/*` */
function expandGlob(glob) {
  if (!glob.endsWith('/*')) return [glob]
  const parent = glob.slice(0, -2)
  if (!existsSync(join(root, parent))) return []
  return readdirSync(join(root, parent), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${parent}/${entry.name}`)
}
