import { spawn } from 'node:child_process'

/**
 * @typedef {object} Outcome
 * @property {number} code the exit code; 128 when a signal ended the command, 127 when it could not be started
 * @property {string} stdout
 * @property {string} stderr
 * @property {string} output both streams as they came
 */

/**
 * Runs a command to its end, without a shell: arguments and paths with spaces need no quoting.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, onOutput?: (text: string) => void }} [options]
 * @returns {Promise<Outcome>}
 */
export function run(command, args, { cwd, env, onOutput } = {}) {
  return new Promise((resolve) => {
    // npm and npx are batch files on Windows, which only a shell can start.
    const shell = process.platform === 'win32' && /^np[mx]$/.test(command)
    const child = spawn(command, args, { cwd, env: env ?? process.env, shell, stdio: ['ignore', 'pipe', 'pipe'] })
    const outcome = { code: 0, stdout: '', stderr: '', output: '' }
    /** @param {'stdout' | 'stderr'} stream */
    const collect = (stream) => (/** @type {string} */ text) => {
      outcome[stream] += text
      outcome.output += text
      onOutput?.(text)
    }
    child.stdout.setEncoding('utf8').on('data', collect('stdout'))
    child.stderr.setEncoding('utf8').on('data', collect('stderr'))
    child.on('error', (error) => resolve({ ...outcome, code: 127, output: error.message }))
    child.on('close', (code) => resolve({ ...outcome, code: code ?? 128 }))
  })
}
