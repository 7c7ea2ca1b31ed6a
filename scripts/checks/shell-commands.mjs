import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../command.mjs'
import { readManifest, root } from '../workspace.mjs'

/**
 * @typedef {object} ShellCommand a command of ours that a document tells its reader to run
 * @property {'npm' | 'kindbox'} program
 * @property {string} name the script, or the subcommand
 * @property {number} line 1-based, in the document
 */

/**
 * Shell blocks are not run, but a script or a subcommand that they name must exist.
 * @param {readonly import('./fenced-blocks.mjs').FencedBlock[]} blocks
 * @returns {Promise<{ commands: number, faults: string[] }>} faults as `LINE what`
 */
export async function commandFaults(blocks) {
  const commands = blocks.flatMap(ourCommands)
  const scripts = readManifest(root).scripts ?? {}
  const help = commands.some(({ program }) => program === 'kindbox') ? await kindboxHelp() : ''
  const faults = commands.flatMap(({ program, name, line }) => {
    if (program === 'npm') return name in scripts ? [] : [`${line} there is no script '${name}' in package.json`]
    return new RegExp(`^\\s+(kindbox )?${name}\\b`, 'm').test(help) ? [] : [`${line} kindbox --help lists no command '${name}'`]
  })
  return { commands: commands.length, faults }
}

/**
 * @param {import('./fenced-blocks.mjs').FencedBlock} block
 * @returns {ShellCommand[]}
 */
export function ourCommands({ language, text, line }) {
  return text.split('\n').flatMap((row, index) => {
    // In a console block only the lines with a prompt are commands, the others are what they print.
    if (language === 'console' && !/^\s*\$ /.test(row)) return []
    const command = row.replace(/^\s*\$ /, '').replace(/(^|\s)#.*$/, '')
    const at = line + index
    /** @type {ShellCommand[]} */
    const found = []
    for (const [, script] of command.matchAll(/\bnpm (?:run )?([\w:-]+)/g)) {
      if (script !== undefined && (command.includes(`npm run ${script}`) || ['test', 'start'].includes(script))) {
        found.push({ program: 'npm', name: script, line: at })
      }
    }
    for (const [, name] of command.matchAll(/(?:^|\bnpx (?:-y )?|[;&|] *)kindbox ([a-z][\w-]*)/g)) {
      if (name !== undefined) found.push({ program: 'kindbox', name, line: at })
    }
    return found
  })
}

async function kindboxHelp() {
  const bin = join(root, 'packages/cli/dist/bin.js')
  if (!existsSync(bin)) return ''
  const { stdout } = await run(process.execPath, [bin, '--help'])
  return stdout
}
