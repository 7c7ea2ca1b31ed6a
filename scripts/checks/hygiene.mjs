import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesUnder } from '../files.mjs'
import { publicPackages, readManifest, root, workspacePackages } from '../workspace.mjs'

/** @type {import('./check.mjs').Check} */
export const hygieneCheck = {
  name: 'hygiene',
  title: 'Repository: no machine paths, no registry hosts, manifests agree',
  unit: 'files and manifests',
  async run() {
    const files = filesUnder('')
    const strangers = files.flatMap((path) => strangersIn(readFileSync(join(root, path), 'utf8')).map((stranger) => `${path}${stranger}`))
    const manifests = workspacePackages()
    const faults = manifests.flatMap(({ folder, manifest }) => manifestFaults(manifest).map((fault) => `${folder}/package.json: ${fault}`))
    const missing = publicPackages()
      .filter(({ folder }) => !existsSync(join(root, folder, 'README.md')))
      .map(({ folder }) => `${folder} has no README.md`)
    const failures = [...strangers, ...faults, ...missing]
    return { passed: Math.max(0, files.length + manifests.length - failures.length), failures }
  },
}

// Written so that this file does not contain what it looks for.
const strangers = [
  { what: 'a path of one machine', pattern: /(?<![\w./}])\/(?:home|Users|root|work|tmp)\/[\w.-]+/ },
  {
    what: 'a host of a package registry',
    pattern: /\bregistry\.(?:npmjs\.org|yarnpkg\.com)\b|\bnpm\.pkg\.github\b|https?:\/\/[^\s'"`]+\.tgz\b/,
  },
]

/**
 * @param {string} text
 * @returns {string[]} `:LINE names WHAT: MATCH` for the first of each kind
 */
export function strangersIn(text) {
  return strangers.flatMap(({ what, pattern }) => {
    const match = pattern.exec(text)
    if (match === null) return []
    return [`:${text.slice(0, match.index).split('\n').length} names ${what}: ${match[0]}`]
  })
}

/** @param {import('../workspace.mjs').Manifest} manifest */
function manifestFaults(manifest) {
  const expected = readManifest(root)
  /** @type {(keyof import('../workspace.mjs').Manifest)[]} */
  const same = ['version', 'license', 'type', 'engines']
  return same
    .filter((field) => JSON.stringify(manifest[field]) !== JSON.stringify(expected[field]))
    .map((field) => `"${field}" is ${JSON.stringify(manifest[field])}, the workspace has ${JSON.stringify(expected[field])}`)
}
