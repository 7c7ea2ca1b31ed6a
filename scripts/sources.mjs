import { existsSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import ts from 'typescript'
import { filesUnder } from './files.mjs'
import { root, workspacePackages } from './workspace.mjs'

/**
 * @typedef {object} Source a TypeScript or JavaScript file of ours
 * @property {string} path relative to the root, with forward slashes
 * @property {boolean} test it is a test or serves tests: its TypeScript project does not build it
 */

/**
 * The code of one folder of the workspace; that of packages nested in it is theirs.
 * @param {string} folder relative to the root
 * @returns {Source[]}
 */
export function sourcesOf(folder) {
  const nested = workspacePackages().filter((other) => other.folder.startsWith(`${folder}/`))
  const built = builtFiles(folder)
  return filesUnder(folder)
    .filter((path) => /\.(ts|mts|mjs)$/.test(path) && !nested.some((other) => path.startsWith(`${other.folder}/`)))
    .map((path) => ({ path, test: built === undefined ? path.endsWith('.test.ts') : !built.has(path) }))
}

/**
 * @param {string} folder
 * @returns {Set<string> | undefined} undefined when the folder is no TypeScript project: everything in it runs as it stands
 */
function builtFiles(folder) {
  const config = join(root, folder, 'tsconfig.json')
  if (!existsSync(config)) return undefined
  const parsed = ts.getParsedCommandLineOfConfigFile(config, {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} })
  return new Set(parsed?.fileNames.map((file) => relative(root, file).split(sep).join('/')))
}
