import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sourcesOf } from '../sources.mjs'
import { root, workspacePackages } from '../workspace.mjs'
import { outOf } from './check.mjs'

const wishedLines = 250
const mostLines = 400

// Names that say nothing, so everything ends up in them.
const emptyNames = new Set(['utils', 'util', 'helpers', 'helper', 'types', 'common', 'misc', 'shared', 'lib'])

/** What a command writes and a test compares with its source: long because what it tells of is. */
const generated = /^schemas\/src\/generated\//

/** @type {import('./check.mjs').Check} */
export const roomsCheck = {
  name: 'rooms',
  title: 'Sources: size and name of every file',
  unit: 'files',
  async run() {
    const folders = [...workspacePackages().map(({ folder }) => folder), 'scripts']
    const rooms = folders.flatMap(sourcesOf).map((source) => ({ ...source, lines: lineCount(source.path) }))
    const large = rooms.filter(({ path, lines, test }) => lines > wishedLines && lines <= mostLines && !test && !generated.test(path))
    const faults = rooms.flatMap((room) => roomFault(room) ?? [])
    return {
      ...outOf(rooms.length, faults),
      notes: large.map(({ path, lines }) => `${path} has ${lines} lines; ${wishedLines} are the aim`),
    }
  },
}

/** @param {string} path */
function lineCount(path) {
  return readFileSync(join(root, path), 'utf8').trimEnd().split('\n').length
}

/**
 * @param {import('../sources.mjs').Source & { lines: number }} room
 * @returns {string | undefined}
 */
export function roomFault({ path, test, lines }) {
  const inside = path.replace(/^.*?(\/src\/|^scripts\/)/, '').split('/')
  for (const part of inside) {
    const name = part.replace(/(\.test(-d)?)?\.(ts|mjs)$/, '')
    if (emptyNames.has(name)) return `${path}: '${name}' says nothing; name it after what it does`
    if (!/^[a-z0-9]+([-.][a-z0-9]+)*$/.test(name)) return `${path}: '${name}' is not kebab-case`
  }
  if (inside.length > 1 && inside.at(-1) === 'index.ts') return `${path}: only a package's own entry is an index.ts`
  if (lines > mostLines && !test && !generated.test(path)) return `${path} has ${lines} lines; ${mostLines} is the limit`
  return undefined
}
