import { join } from 'node:path'
import { run } from '../command.mjs'
import { root } from '../workspace.mjs'
import { outOf } from './check.mjs'

/** The suite of cases on the embedded server, and on the real kube-apiserver where it can be had. */
export const conformanceChecks = ['embedded', 'real'].map(conformanceCheck)

/** The command's exit code where the server cannot be had, or its arguments are wrong. */
const cannotRun = 2

/**
 * @param {string} server
 * @returns {import('./check.mjs').Check}
 */
function conformanceCheck(server) {
  return {
    name: `conformance-${server}`,
    title: `Conformance suite on the ${server} API server`,
    unit: 'cases',
    readsBuild: true,
    async run() {
      const command = join(root, 'packages/conformance/dist/conformance-command.js')
      const { code, stdout, output } = await run(process.execPath, [command, '--server', server], { cwd: root, onOutput: tellBuild })
      const [, passed, failed] = /: (\d+) passed, (\d+) failed, \d+ listed/.exec(stdout) ?? []
      if (passed === undefined || failed === undefined) return withoutServer(server, code, output.trim())
      const notes = stdout.trim().split('\n').slice(-1)
      return failed === '0'
        ? { passed: Number(passed), failures: [], notes }
        : { passed: Number(passed), failures: Array.from({ length: Number(failed) }, (_, i) => (i === 0 ? stdout.trim() : 'see above')) }
    },
  }
}

/**
 * Nobody needs Go to work on the rest; CI says KINDBOX_REQUIRE_REAL because a run that skipped the judge proves nothing.
 * @param {string} server
 * @param {number | null} code
 * @param {string} output
 * @returns {import('./check.mjs').Result}
 */
function withoutServer(server, code, output) {
  if (server === 'embedded' || code !== cannotRun || (process.env.KINDBOX_REQUIRE_REAL ?? '') !== '') return outOf(0, [output])
  return { passed: 0, failures: [], skipped: [`the suite on the real API server: ${output}`] }
}

/**
 * Building the real server takes minutes, once a machine.
 * @param {string} text
 */
function tellBuild(text) {
  if (/^(?:building|built|installing) /.test(text)) process.stdout.write(`  ${text}`)
}
