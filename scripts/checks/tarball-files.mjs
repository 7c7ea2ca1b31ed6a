import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../workspace.mjs'

/**
 * What is wrong with the contents of a package's tarball.
 * @param {string} folder of the package, relative to the root
 * @param {readonly string[]} files paths inside the tarball
 * @returns {string[]}
 */
export function tarballFaults(folder, files) {
  const missing = ['package.json', 'README.md', 'LICENSE']
    .filter((path) => !files.includes(path))
    .map((path) => `${folder}: the tarball has no ${path}`)
  return [...missing, ...files.flatMap((path) => strangerFault(folder, path) ?? [])]
}

/**
 * @param {string} folder
 * @param {string} path
 * @returns {string | undefined}
 */
function strangerFault(folder, path) {
  if (/\.test(-\w+)?\.|\bfixtures?\b/.test(path)) return `${folder}: the tarball carries test code, ${path}`
  if (/\.(map|tsbuildinfo)$/.test(path)) return `${folder}: the tarball carries ${path}, which no user needs`
  const source = /^dist\/(.+?)(\.d\.ts|\.js)$/.exec(path)?.[1]
  if (source !== undefined && !existsSync(join(root, folder, 'src', `${source}.ts`))) {
    return `${folder}: the tarball carries ${path}, which has no source any more; remove ${folder}/dist and build again`
  }
  return undefined
}
