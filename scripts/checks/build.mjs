import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { build, SetupError } from '../setup.mjs'
import { publicPackages, root, workspacePackages } from '../workspace.mjs'

/** @type {import('./check.mjs').Check} */
export const buildCheck = {
  name: 'build',
  title: 'Build with TypeScript 6',
  unit: 'projects',
  async run() {
    const projects = workspacePackages().filter(({ folder }) => existsSync(join(root, folder, 'tsconfig.json')))
    const failures = publicPackages()
      .filter(({ folder }) => !existsSync(join(root, folder, 'tsconfig.json')))
      .map(({ folder }) => `${folder} has no tsconfig.json`)
    try {
      await build()
    } catch (error) {
      if (!(error instanceof SetupError)) throw error
      failures.push(error.message)
    }
    return { passed: failures.length === 0 ? projects.length : 0, failures }
  },
}
