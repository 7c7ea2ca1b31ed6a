import { join, relative, sep } from 'node:path'
import { run } from '../command.mjs'
import { root } from '../workspace.mjs'
import { outOf } from './check.mjs'

/**
 * The sources, tests and type tests under one of the two compilers. Both are called by path: node_modules/.bin/tsc is
 * whichever of them was linked last.
 * @param {{ name: string, title: string, compiler: string }} options `compiler`: the package's folder below node_modules
 * @returns {import('./check.mjs').Check}
 */
function typeCheck({ name, title, compiler }) {
  return {
    name,
    title,
    unit: 'files',
    async run() {
      const tsc = join(root, 'node_modules', compiler, 'bin/tsc')
      const args = [tsc, '-p', 'tsconfig.tests.json', '--pretty', 'false', '--listFiles']
      const { code, output } = await run(process.execPath, args, { cwd: root })
      const { files, diagnostics } = readCompilerOutput(output)
      if (code !== 0 && diagnostics.length === 0) return outOf(0, [output.trim()])
      return outOf(files, diagnostics)
    },
  }
}

/**
 * @param {string} output of `tsc --listFiles`
 * @returns {{ files: number, diagnostics: string[] }} our own files, and one text for each file with errors
 */
export function readCompilerOutput(output) {
  const files = new Set()
  /** @type {Map<string, string[]>} */
  const diagnostics = new Map()
  let last = ''
  for (const line of output.split('\n')) {
    const error = /^(.+?)\(\d+,\d+\): error TS\d+|^error TS\d+/.exec(line)
    if (error !== null) {
      last = error[1] ?? 'tsconfig.tests.json'
      diagnostics.set(last, [...(diagnostics.get(last) ?? []), line])
    } else if (/^\s+\S/.test(line) && last !== '') {
      diagnostics.get(last)?.push(line)
    } else if (isOurs(line)) {
      files.add(line)
    }
  }
  return { files: files.size, diagnostics: [...diagnostics.values()].map((lines) => lines.join('\n')) }
}

/** @param {string} path absolute */
function isOurs(path) {
  const fromRoot = relative(root, path)
  return path !== '' && !fromRoot.startsWith('..') && !fromRoot.split(sep).some((part) => part === 'node_modules' || part === 'dist')
}

export const typeChecks = [
  typeCheck({ name: 'types', title: 'Types, tests included, with TypeScript 6', compiler: 'typescript' }),
  typeCheck({ name: 'types-7', title: 'Types, tests included, with TypeScript 7', compiler: '@typescript/native' }),
]
