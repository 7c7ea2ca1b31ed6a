import { mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { existsSync } from 'node:fs'
import { publicPackages, root } from './workspace.mjs'

/**
 * A folder in which the built public packages, and what they depend on, resolve as they would in a user's project.
 * @returns {string} absolute; below .kindbox, which git ignores
 */
export function linkedConsumer() {
  const folder = join(root, '.kindbox', 'consumer')
  rmSync(folder, { recursive: true, force: true })
  for (const { name, folder: source, manifest } of publicPackages()) {
    link(join(root, source), join(folder, 'node_modules', name))
    for (const dependency of Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })) {
      link(join(root, source, 'node_modules', dependency), join(folder, 'node_modules', dependency))
    }
  }
  return folder
}

/**
 * @param {string} target
 * @param {string} path
 */
function link(target, path) {
  if (existsSync(path) || !existsSync(target)) return
  mkdirSync(dirname(path), { recursive: true })
  // Windows needs no privilege for junctions.
  symlinkSync(target, path, 'junction')
}
