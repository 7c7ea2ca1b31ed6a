import { existsSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { filesUnder, isTest } from '../files.mjs'
import { readManifest, root, workspacePackages } from '../workspace.mjs'
import { folderCycles, importsOf } from './import-graph.mjs'
import { packageImportFault } from './package-import.mjs'

/**
 * The packages that each package may import; those that are not listed (the command, the private ones, the examples) may
 * import every public entry. A test may too, but a package's shape is decided by its sources.
 */
export const arrows = {
  '@kindbox/core': [],
  '@kindbox/crd': ['@kindbox/core'],
  '@kindbox/client': ['@kindbox/core'],
  '@kindbox/runtime': ['@kindbox/core'],
  '@kindbox/schemas': ['@kindbox/core'],
  '@kindbox/apiserver': ['@kindbox/core', '@kindbox/crd'],
}

/** @type {import('./check.mjs').Check} */
export const arrowsCheck = {
  name: 'arrows',
  title: 'Imports: arrows between packages, no cycles',
  unit: 'imports',
  async run() {
    const packages = workspacePackages()
    const rootManifest = readManifest(root)
    /** @type {string[]} */
    const failures = []
    let count = 0
    for (const importer of [...packages, { name: rootManifest.name, folder: 'scripts', manifest: rootManifest }]) {
      /** @type {Map<string, string[]>} */
      const graph = new Map()
      /** @type {Set<string>} */
      const imported = new Set()
      for (const file of filesUnder(importer.folder).filter((path) => /\.(ts|mts|mjs)$/.test(path))) {
        const specifiers = importsOf(readFileSync(join(root, file), 'utf8'))
        count += specifiers.length
        for (const specifier of specifiers) {
          imported.add(specifier)
          const fault = specifier.startsWith('.')
            ? relativeImportFault({ file, specifier, folder: importer.folder })
            : packageImportFault({ importer, specifier, test: isTest(file), packages, rootManifest, arrows, builtinModules })
          if (fault !== undefined) failures.push(`${file} imports '${specifier}': ${fault}`)
        }
        const inside = specifiers.filter((specifier) => specifier.startsWith('.')).map((specifier) => resolve(file, specifier))
        if (!isTest(file)) graph.set(file, inside)
      }
      failures.push(...folderCycles(graph), ...(importer.folder === 'scripts' ? [] : unusedDependencies(importer, imported)))
    }
    return { passed: Math.max(0, count - failures.length), failures }
  },
}

/**
 * @param {{ file: string, specifier: string, folder: string }} import_
 * @returns {string | undefined}
 */
function relativeImportFault({ file, specifier, folder }) {
  const target = resolve(file, specifier)
  if (!target.startsWith(`${folder}/`)) return 'leaves its package; import the public entry of the other one'
  if (!/\.[a-z]+$/.test(specifier)) return 'a relative import names its file with the ending'
  // A built file counts as present when its source is: this check needs no build.
  const source = target.replace(/\/dist\/(.+)\.js$/, '/src/$1.ts')
  if (!existsSync(join(root, source))) return 'there is no such file'
  if (isTest(target)) return 'a test is not imported'
  return undefined
}

/**
 * @param {import('../workspace.mjs').WorkspacePackage} importer
 * @param {ReadonlySet<string>} imported
 */
function unusedDependencies({ folder, manifest }, imported) {
  return Object.keys(manifest.dependencies ?? {})
    .filter((name) => ![...imported].some((specifier) => specifier === name || specifier.startsWith(`${name}/`)))
    .map((name) => `${folder}/package.json depends on ${name}, which nothing imports`)
}

/**
 * @param {string} file
 * @param {string} specifier relative
 */
function resolve(file, specifier) {
  return new URL(specifier, `file:///${file}`).pathname.slice(1)
}
