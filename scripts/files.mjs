import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './workspace.mjs'

// What .gitignore names, and git's own folder. Asking git itself would make git a precondition of `npm test`.
const notOurs = new Set(['node_modules', 'dist', '.git', '.kindbox'])

/**
 * The files below a folder that belong to the repository, sorted, as paths relative to the root with forward slashes.
 * @param {string} folder relative to the root; '' for the root itself
 * @returns {string[]}
 */
export function filesUnder(folder) {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !notOurs.has(name) && !/\.(tsbuildinfo|tgz)$/.test(name))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      return entry.isDirectory() ? filesUnder(path) : [path]
    })
    .toSorted()
}
