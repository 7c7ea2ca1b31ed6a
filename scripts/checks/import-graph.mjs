import { posix } from 'node:path'
import ts from 'typescript'

/**
 * The specifiers that a module imports or re-exports, type imports and `import('...')` included, in the order of the text.
 * @param {string} text
 * @returns {string[]}
 */
export const importsOf = (text) => ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName)

/**
 * The entries of every folder, files and subfolders alike, must form a graph without cycles: that rules out cycles between
 * files and cycles between folders at once. An import is an edge between the two entries in which the two paths part.
 * @param {ReadonlyMap<string, readonly string[]>} imports path of each file -> paths of the files that it imports
 * @returns {string[]} one text for each group of entries that need each other
 */
export function folderCycles(imports) {
  /** @type {Map<string, Map<string, Map<string, string>>>} folder -> entry -> entry it needs -> an import that shows it */
  const folders = new Map()
  for (const [from, targets] of imports) {
    for (const to of targets) {
      const { folder, left, right } = part(from, to)
      const entries = getOrCreate(folders, folder)
      getOrCreate(entries, left).set(right, `${from} imports ${to}`)
    }
  }
  return [...folders].flatMap(([folder, entries]) =>
    components(new Map([...entries].map(([entry, needs]) => [entry, [...needs.keys()]]))).map((cycle) => {
      const edges = cycle.map((entry, index) => entries.get(entry)?.get(cycle[(index + 1) % cycle.length] ?? ''))
      return `${folder}: ${[...cycle, cycle[0]].join(' -> ')}\n${edges.map((edge) => `  ${edge}`).join('\n')}`
    }),
  )
}

/**
 * The folder in which two paths part, and the entry of it that each goes through.
 * @param {string} from
 * @param {string} to
 */
function part(from, to) {
  const [left, right] = [from.split('/'), to.split('/')]
  let depth = 0
  while (depth < left.length - 1 && depth < right.length - 1 && left[depth] === right[depth]) depth += 1
  return { folder: posix.join(...left.slice(0, depth), '.'), left: left[depth] ?? '', right: right[depth] ?? '' }
}

/**
 * One shortest cycle out of each group of nodes that reach each other.
 * @param {ReadonlyMap<string, readonly string[]>} edges
 * @returns {string[][]}
 */
function components(edges) {
  const cycles = []
  const done = new Set()
  for (const start of edges.keys()) {
    if (done.has(start)) continue
    const cycle = shortestCycle(edges, start)
    if (cycle === undefined) continue
    for (const node of edges.keys()) {
      if (reaches(edges, start, node) && reaches(edges, node, start)) done.add(node)
    }
    cycles.push(cycle)
  }
  return cycles
}

/**
 * @param {ReadonlyMap<string, readonly string[]>} edges
 * @param {string} start
 * @returns {string[] | undefined} the nodes from start until the one that leads back to it
 */
function shortestCycle(edges, start) {
  const seen = new Set()
  /** @type {string[][]} */
  const paths = [[start]]
  for (const path of paths) {
    for (const next of edges.get(path.at(-1) ?? '') ?? []) {
      if (next === start) return path
      if (seen.has(next)) continue
      seen.add(next)
      paths.push([...path, next])
    }
  }
  return undefined
}

/**
 * @param {ReadonlyMap<string, readonly string[]>} edges
 * @param {string} from
 * @param {string} to
 */
function reaches(edges, from, to) {
  const seen = new Set([from])
  for (const node of seen) for (const next of edges.get(node) ?? []) seen.add(next)
  return seen.has(to)
}

/**
 * @template K, L, V
 * @param {Map<K, Map<L, V>>} map
 * @param {K} key
 * @returns {Map<L, V>}
 */
function getOrCreate(map, key) {
  const present = map.get(key)
  if (present !== undefined) return present
  const created = new Map()
  map.set(key, created)
  return created
}
