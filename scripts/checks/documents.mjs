import { existsSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { filesUnder } from '../files.mjs'
import { root } from '../workspace.mjs'
import { fencedBlocks } from './fenced-blocks.mjs'

const mostLines = 100

/** @type {import('./check.mjs').Check} */
export const documentsCheck = {
  name: 'documents',
  title: `Documents: ARCHITECTURE.md (at most ${mostLines} lines, its paths exist), links between files`,
  unit: 'paths and links',
  async run() {
    const architecture = 'ARCHITECTURE.md'
    if (!existsSync(join(root, architecture))) return { passed: 0, failures: [`${architecture} is missing`] }
    const text = readFileSync(join(root, architecture), 'utf8')
    const lines = text.trimEnd().split('\n').length
    const failures = lines > mostLines ? [`${architecture} has ${lines} lines; ${mostLines} is the limit`] : []
    let count = 1

    const files = filesUnder('')
    for (const path of namedPaths(text)) {
      count += 1
      // A bare file name (`index.ts`) may speak of every file of that name.
      const exists = existsSync(join(root, path)) || files.some((file) => posix.basename(file) === path)
      if (!exists) failures.push(`${architecture} names \`${path}\`, which does not exist`)
    }
    for (const file of files.filter((path) => path.endsWith('.md'))) {
      for (const link of relativeLinks(readFileSync(join(root, file), 'utf8'))) {
        count += 1
        const target = posix.join(posix.dirname(file), link)
        if (!existsSync(join(root, target))) failures.push(`${file} links to ${link}, which does not exist`)
      }
    }
    return { passed: Math.max(0, count - failures.length), failures }
  },
}

/**
 * The paths that a text names in backticks, outside of code blocks: what contains a slash, or ends like a file. Package
 * names, commands, patterns and placeholders (`@kindbox/core`, `npm test`, `src/*.ts`, `PATH/FILE`) are none.
 * @param {string} markdown
 * @returns {string[]}
 */
export function namedPaths(markdown) {
  const spans = [...withoutBlocks(markdown).matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '')
  return spans.filter((span) => /^[\w.][\w./-]*$/.test(span) && (span.includes('/') || /[\w-]\.(ts|mjs|jsonc?|md|ya?ml)$/.test(span)))
}

/**
 * @param {string} markdown
 * @returns {string[]} the targets of links to other files of the repository, without their fragments
 */
export function relativeLinks(markdown) {
  const targets = [...withoutBlocks(markdown).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '')
  return targets.filter((target) => !/^([a-z][a-z0-9+.-]*:|#|\/)/i.test(target)).map((target) => target.replace(/[#?].*$/, ''))
}

/** @param {string} markdown */
function withoutBlocks(markdown) {
  const lines = markdown.split('\n')
  for (const { line, text } of fencedBlocks(markdown)) lines.fill('', line - 1, line - 1 + text.split('\n').length)
  return lines.join('\n')
}
