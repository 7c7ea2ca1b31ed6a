import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { run } from '../command.mjs'
import { nodeBinary, ownMajor, supportedMajors } from '../node-binary.mjs'
import { root } from '../workspace.mjs'
import { outOf } from './check.mjs'

/**
 * @typedef {object} JestReport what `jest --json` writes, as far as it is read here
 * @property {number} numPassedTests
 * @property {{ name: string, message: string, assertionResults: JestTest[] }[]} testResults
 *
 * @typedef {object} JestTest
 * @property {'passed' | 'failed' | 'pending' | 'skipped' | 'todo' | 'disabled' | 'focused'} status
 * @property {string} fullName
 * @property {string[]} [failureMessages]
 */

/**
 * Tests that take long and are about what a server says or does, whatever Node asks it: they run on one Node only.
 */
const onOneNode = ['soak', 'mutate', 'hostile', 'kubelet', 'fuzz', 'oracle', 'schemas'].map(
  (folder) => `packages/conformance/src/${folder}/`,
)

/** Jest's tests on this Node, then on each other major that the packages support. */
export const unitChecks = [ownMajor, ...supportedMajors.filter((major) => major !== ownMajor)].map(unitCheck)

/**
 * @param {number} major
 * @returns {import('./check.mjs').Check}
 */
function unitCheck(major) {
  return {
    name: major === ownMajor ? 'unit' : `unit-${major}`,
    title: `Unit tests on Node ${major}`,
    unit: 'tests',
    // The tests read the sources; those of the command and of the examples start built programs.
    readsBuild: true,
    async run() {
      const node = await nodeBinary(major)
      if ('missing' in node) return outOf(0, [node.missing])
      if (major === ownMajor) return { ...(await runJest(node.path)), notes: [`Node ${node.version}`] }
      const ignored = ['/node_modules/', ...onOneNode].flatMap((pattern) => ['--testPathIgnorePatterns', pattern])
      return { ...(await runJest(node.path, ignored)), notes: [`Node ${node.version}, without ${onOneNode.join(', ')}`] }
    },
  }
}

/**
 * @param {string} node path of the binary
 * @param {readonly string[]} options of Jest
 */
async function runJest(node, options = []) {
  const folder = mkdtempSync(join(tmpdir(), 'kindbox-jest-'))
  const report = join(folder, 'report.json')
  try {
    const args = [join(root, 'node_modules/jest/bin/jest.js'), '--json', `--outputFile=${report}`, '--maxWorkers=100%', ...options]
    // Jest's own switch for native ES modules, and no warning about it before every file.
    const env = { ...process.env, NODE_OPTIONS: '--experimental-vm-modules --no-warnings' }
    const { code, output } = await run(node, args, { cwd: root, env })
    return readReport(report) ?? outOf(0, [`jest gave no report (exit code ${code}):\n${output.slice(-2000)}`])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @param {string} file */
function readReport(file) {
  /** @type {JestReport} */
  let report
  try {
    report = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
  const failures = report.testResults.flatMap(({ name, message, assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status === 'failed')
    // A file that could not be loaded has a message and no tests.
    if (assertionResults.length === 0 && message !== '') return [`${relative(root, name)}\n${excerpt(message)}`]
    return failed.map((test) => `${relative(root, name)} › ${test.fullName}\n${excerpt((test.failureMessages ?? []).join('\n'))}`)
  })
  const skipped = report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'pending' || status === 'skipped' || status === 'todo' || status === 'disabled')
      .map(({ fullName }) => `${relative(root, name)} › ${fullName}`),
  )
  return { passed: report.numPassedTests, failures, skipped }
}

/** @param {string} message */
function excerpt(message) {
  const lines = stripVTControlCharacters(message).split('\n')
  const shown = lines.filter((line) => !/^\s+at .*node_modules/.test(line)).slice(0, 30)
  return shown.map((line) => `  ${line}`).join('\n')
}
