import { join } from 'node:path'
import { run } from '../command.mjs'
import { root } from '../workspace.mjs'
import { outOf } from './check.mjs'

/**
 * @typedef {object} Report what `oxlint --format json` prints, as far as it is read here
 * @property {number} number_of_files
 * @property {{ code: string, message: string, filename: string, help?: string, labels: { span: { line: number, column: number } }[] }[]} diagnostics
 */

/** @type {import('./check.mjs').Check} */
export const lintCheck = {
  name: 'lint',
  title: 'Lint (oxlint)',
  unit: 'files',
  async run() {
    const oxlint = join(root, 'node_modules/oxlint/bin/oxlint')
    const { code, stdout, output } = await run(process.execPath, [oxlint, '--format', 'json', '.'], { cwd: root })
    if (code !== 0 && !stdout.startsWith('{')) return outOf(0, [output.trim()])

    /** @type {Report} */
    const report = JSON.parse(stdout)
    const files = [...new Set(report.diagnostics.map(({ filename }) => filename))]
    const failures = files.map((file) =>
      report.diagnostics
        .filter(({ filename }) => filename === file)
        .map(describe)
        .join('\n'),
    )
    return outOf(report.number_of_files, failures)
  },
}

/** @param {Report['diagnostics'][number]} diagnostic */
function describe({ filename, labels, message, code, help }) {
  const at = labels[0] === undefined ? '' : `:${labels[0].span.line}:${labels[0].span.column}`
  return `${filename}${at} ${message} (${code})${help === undefined ? '' : `\n  ${help}`}`
}
