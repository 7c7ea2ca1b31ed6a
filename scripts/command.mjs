import { spawn } from 'node:child_process'

/**
 * @typedef {object} Outcome
 * @property {number} code the exit code; 128 when a signal or the time limit ended the command, 127 when it could not be started
 * @property {string} stdout
 * @property {string} stderr
 * @property {string} output both streams as they came
 */

/**
 * Runs a command to its end, without a shell: arguments and paths with spaces need no quoting.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, input?: string, timeout?: number, onOutput?: (text: string) => void }} [options]
 *   `input` goes to stdin, which is empty otherwise; `timeout` in milliseconds, none by default
 * @returns {Promise<Outcome>}
 */
export function run(command, args, { cwd, env = process.env, input = '', timeout, onOutput } = {}) {
  return new Promise((resolve) => {
    // npm and npx are batch files on Windows, which only a shell can start.
    const shell = process.platform === 'win32' && /^np[mx]$/.test(command)
    const child = spawn(command, args, { cwd, env: withoutNpmRun(env), shell, timeout, stdio: ['pipe', 'pipe', 'pipe'] })
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
    // A command that ends without reading its input closes the pipe early; that is its right.
    child.stdin.on('error', () => {}).end(input)
  })
}

/**
 * `npm run` tells its scripts about itself in the environment. An npm or npx started from there would take that for its own
 * configuration: install into this checkout, or print nothing of what went wrong.
 * @param {NodeJS.ProcessEnv} env
 */
function withoutNpmRun(env) {
  return Object.fromEntries(
    Object.entries(env).filter(
      ([name]) => !/^npm_(config_(local_prefix|loglevel)|package_|lifecycle_|command$|execpath$)|^INIT_CWD$/i.test(name),
    ),
  )
}
