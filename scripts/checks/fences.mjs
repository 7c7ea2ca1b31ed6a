import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { linkedConsumer } from '../consumer.mjs'
import { filesUnder } from '../files.mjs'
import { root } from '../workspace.mjs'
import { fencedBlocks, isShell, isTypeScript } from './fenced-blocks.mjs'
import { runBlock } from './run-block.mjs'
import { commandFaults } from './shell-commands.mjs'
import { typeErrorsOfBlocks } from './type-check-blocks.mjs'

/** @type {import('./check.mjs').Check} */
export const fencesCheck = {
  name: 'fences',
  title: 'Documents: TypeScript blocks compile, the first of each runs, commands exist',
  unit: 'blocks and commands',
  readsBuild: true,
  async run() {
    const consumer = linkedConsumer()
    const home = mkdtempSync(join(tmpdir(), 'kindbox-home-'))
    const documents = filesUnder('')
      .filter(isChecked)
      .map((path) => ({ path, blocks: fencedBlocks(readFileSync(join(root, path), 'utf8')) }))
    try {
      const compiled = documents.flatMap(({ path, blocks }) => blocks.filter(isTypeScript).map((block) => ({ path, block })))
      const failures = typeErrorsOfBlocks(compiled, consumer)
      let count = compiled.length
      const skipped = []

      for (const { path, blocks } of documents) {
        const [first] = blocks.filter(isTypeScript)
        if (first?.marks.includes('no-run')) skipped.push(`${path}:${first.line} its writer marked the block no-run`)
        else if (first !== undefined) {
          count += 1
          const fault = await runBlock({ path, block: first, consumer, home })
          if (fault !== undefined) failures.push(`${path}:${first.line} the first block does not run:\n${fault}`)
        }
        const { commands, faults } = await commandFaults(blocks.filter(isShell))
        count += commands
        failures.push(...faults.map((fault) => `${path}:${fault}`))
      }
      return { passed: Math.max(0, count - failures.length), failures, skipped }
    } finally {
      rmSync(home, { recursive: true, force: true })
    }
  },
}

/** @param {string} path */
const isChecked = (path) => /^(README|CONTRIBUTING|schemas\/README|(packages|examples)\/[^/]+\/README)\.md$/.test(path)
