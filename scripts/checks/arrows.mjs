import { existsSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join, posix } from 'node:path'
import { sourcesOf } from '../sources.mjs'
import { readManifest, root, workspacePackages } from '../workspace.mjs'
import { folderCycles, importsOf } from './import-graph.mjs'
import { packageImportFault, packageNameOf } from './package-import.mjs'

/** @typedef {import('../workspace.mjs').WorkspacePackage} WorkspacePackage */

/**
 * The packages that each package may import; those that are not listed (the command, the private ones, the examples) may
 * import every public entry. A test may too, but a package's shape is decided by its sources.
 */
export const arrows = {
  '@kindbox/core': [],
  '@kindbox/cel': ['@kindbox/core'],
  '@kindbox/crd': ['@kindbox/cel', '@kindbox/core'],
  '@kindbox/client': ['@kindbox/core'],
  '@kindbox/runtime': ['@kindbox/core'],
  '@kindbox/schemas': ['@kindbox/core'],
  '@kindbox/operations': ['@kindbox/client', '@kindbox/core', '@kindbox/schemas'],
  '@kindbox/apiserver': ['@kindbox/core', '@kindbox/crd'],
}

/** @type {import('./check.mjs').Check} */
export const arrowsCheck = {
  name: 'arrows',
  title: 'Imports: arrows between packages, no cycles',
  unit: 'imports',
  async run() {
    const rootManifest = readManifest(root)
    const packages = workspacePackages()
    const scripts = { name: rootManifest.name, folder: 'scripts', manifest: rootManifest }
    const judged = [...packages, scripts].map((importer) => judge(importer, packages, rootManifest))
    const failures = judged.flatMap(({ faults }) => faults)
    const count = judged.reduce((sum, { imports }) => sum + imports, 0)
    return { passed: Math.max(0, count - failures.length), failures }
  },
}

/**
 * @param {WorkspacePackage} importer
 * @param {readonly WorkspacePackage[]} packages
 * @param {import('../workspace.mjs').Manifest} rootManifest
 */
function judge(importer, packages, rootManifest) {
  const files = sourcesOf(importer.folder).map((source) => ({
    ...source,
    imports: importsOf(readFileSync(join(root, source.path), 'utf8')),
  }))
  const tests = new Set(files.flatMap(({ path, test }) => (test ? path : [])))
  const faults = files.flatMap(({ path, test, imports }) =>
    imports.flatMap((specifier) => {
      const fault = isRelative(specifier)
        ? relativeImportFault({ path, specifier, folder: importer.folder, tests })
        : packageImportFault({ importer, specifier, test, packages, rootManifest, arrows, builtinModules })
      return fault === undefined ? [] : [`${path} imports '${specifier}': ${fault}`]
    }),
  )
  const sources = files.filter(({ test }) => !test)
  const inside = sources.map(({ path, imports }) => ({
    path,
    targets: imports.filter(isRelative).map((specifier) => resolve(path, specifier)),
  }))
  const cycles = folderCycles(new Map(inside.map(({ path, targets }) => [path, targets])))
  const unused =
    importer.manifest === rootManifest ? [] : unusedDependencies(importer, packages, new Set(sources.flatMap(({ imports }) => imports)))
  return { imports: files.reduce((sum, { imports }) => sum + imports.length, 0), faults: [...faults, ...cycles, ...unused] }
}

/**
 * @param {{ path: string, specifier: string, folder: string, tests: ReadonlySet<string> }} options `path`: of the importing file
 * @returns {string | undefined}
 */
function relativeImportFault({ path, specifier, folder, tests }) {
  const target = resolve(path, specifier)
  if (!target.startsWith(`${folder}/`)) return 'leaves its package; import the public entry of the other one'
  if (!/\.[a-z]+$/.test(specifier)) return 'a relative import names its file with the ending'
  // A built file counts as present when its source is: this check needs no build.
  const source = target.replace(/\/dist\/(.+)\.js$/, '/src/$1.ts')
  if (!existsSync(join(root, source))) return 'there is no such file'
  if (tests.has(target) && !tests.has(path)) return 'a source does not need test code'
  return undefined
}

/**
 * @param {WorkspacePackage} importer
 * @param {readonly WorkspacePackage[]} packages
 * @param {ReadonlySet<string>} imported what its sources import, tests aside
 */
function unusedDependencies({ folder, manifest }, packages, imported) {
  return Object.keys(manifest.dependencies ?? {})
    .filter((name) => ![...imported].some((specifier) => packageNameOf(specifier) === name))
    .filter((name) => packages.find((other) => other.name === name)?.manifest.bin === undefined)
    .map((name) => `${folder}/package.json depends on ${name}, which no source imports`)
}

/** @param {string} specifier */
const isRelative = (specifier) => specifier.startsWith('.')

/**
 * @param {string} path
 * @param {string} specifier relative
 */
const resolve = (path, specifier) => posix.join(posix.dirname(path), specifier)
