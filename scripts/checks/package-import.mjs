/**
 * @typedef {import('../workspace.mjs').Manifest} Manifest
 * @typedef {import('../workspace.mjs').WorkspacePackage} WorkspacePackage
 */

/**
 * What is wrong with one import of a package: an arrow that is not drawn, an entry that is not public, a dependency that
 * the manifest does not declare.
 * @param {object} options
 * @param {WorkspacePackage} options.importer
 * @param {string} options.specifier not relative
 * @param {boolean} options.test whether the importing file is a test
 * @param {readonly WorkspacePackage[]} options.packages
 * @param {Manifest} options.rootManifest its dependencies are there for every test
 * @param {Readonly<Record<string, readonly string[]>>} options.arrows what each package may import; any public entry when it is not listed
 * @param {readonly string[]} options.builtinModules
 * @returns {string | undefined}
 */
export function packageImportFault({ importer, specifier, test, packages, rootManifest, arrows, builtinModules }) {
  if (specifier.startsWith('node:')) return undefined
  const name = packageNameOf(specifier)
  if (builtinModules.includes(name)) return `a module of Node itself is written 'node:${specifier}'`

  const target = packages.find((candidate) => candidate.name === name)
  if (target !== undefined) {
    const entry = `.${specifier.slice(name.length)}`
    if (!exportsEntry(target.manifest, entry)) return `${name} exports no '${entry}'`
    // The workspace resolves its own packages for tests and scripts; a source that is published needs the declaration.
    if (test || target === importer || importer.manifest === rootManifest) return undefined
    if (!(arrows[importer.name]?.includes(name) ?? true)) return `no arrow leads from ${importer.name} to ${name}`
  }
  const { dependencies, peerDependencies, optionalDependencies, devDependencies } = importer.manifest
  const declared = { ...dependencies, ...peerDependencies, ...optionalDependencies }
  const forTests = { ...declared, ...devDependencies, ...rootManifest.devDependencies }
  const allowed = test || importer.manifest === rootManifest ? forTests : declared
  return name in allowed ? undefined : `${importer.folder}/package.json does not declare ${name}`
}

/**
 * @param {string} specifier
 * @returns {string} `@scope/name` or `name`
 */
export function packageNameOf(specifier) {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

/**
 * @param {Manifest} manifest
 * @param {string} entry `.` or `./sub`
 */
function exportsEntry(manifest, entry) {
  return Object.keys(manifest.exports ?? {}).some((key) => {
    const [before = '', after] = key.split('*')
    if (after === undefined) return key === entry
    return entry.length > before.length + after.length && entry.startsWith(before) && entry.endsWith(after)
  })
}
