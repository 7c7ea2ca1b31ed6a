import { join } from 'node:path'
import { run } from '../command.mjs'
import { root } from '../workspace.mjs'
import { outOf } from './check.mjs'

/** @type {import('./check.mjs').Check} */
export const formatCheck = {
  name: 'format',
  title: 'Format (oxfmt)',
  unit: 'files',
  async run() {
    const { code, output } = await run(process.execPath, [join(root, 'node_modules/oxfmt/bin/oxfmt'), '--check', '.'], { cwd: root })
    const files = Number(/ on (\d+) files/.exec(output)?.[1] ?? 0)
    const unformatted = [...output.matchAll(/^(\S.*) \(\d+ms\)$/gm)].map((match) => `${match[1]} is not formatted; run: npm run format`)
    if (code !== 0 && unformatted.length === 0) return outOf(files, [output.trim()])
    return outOf(files, unformatted)
  },
}
