import { existsSync } from 'node:fs'
import { join, sep } from 'node:path'
import { sourcesOf } from './sources.mjs'
import { root } from './workspace.mjs'

/**
 * @typedef {object} Entry a module that a package lets its users import
 * @property {string} specifier what the user writes: `@kindbox/schemas/core/v1`
 * @property {string} report the name of its API report, without ending: `schemas.core.v1`
 * @property {string} types absolute path of the built declarations
 */

/**
 * The public entries of a package. A pattern in `exports` (`./*`) stands for every source it matches.
 * @param {import('./workspace.mjs').WorkspacePackage} package_
 * @returns {Entry[]}
 */
export function entriesOf({ name, folder, manifest }) {
  return Object.entries(manifest.exports ?? {}).flatMap(([key, target]) => {
    const types = typeof target === 'string' ? undefined : target.types
    if (types === undefined) return []
    return (key.includes('*') ? matches(folder, types) : ['']).map((star) => {
      const subpath = key.replace('*', star).slice(1)
      const report = `${name.replace(/^@[^/]+\//, '')}${subpath.replaceAll('/', '.')}`
      return { specifier: `${name}${subpath}`, report, types: join(root, folder, types.replace('*', star)) }
    })
  })
}

/**
 * What the star of a pattern stands for: one string for each source whose declarations the pattern names.
 * @param {string} folder
 * @param {string} types `./dist/*.d.ts`
 */
function matches(folder, types) {
  const [before = '', after = ''] = types
    .replace(/^\.\/dist\//, `${folder}/src/`)
    .replace(/\.d\.ts$/, '.ts')
    .split('*')
  return sourcesOf(folder)
    .filter(({ path, test }) => path.startsWith(before) && path.endsWith(after) && !test)
    .map(({ path }) => path.slice(before.length, path.length - after.length))
}

/**
 * Whether an entry has an API report. What a command writes is its own report, and a test compares it with its source.
 * @param {Entry} entry
 */
export const isReported = ({ types }) => !types.includes(`${sep}generated${sep}`)

/** @param {Entry} entry */
export const isBuilt = ({ types }) => existsSync(types)
