import type { Command } from './command.ts'
import { CommandError, errorMessage } from './command-error.ts'
import type { ExitCode } from './exit-code.ts'
import type { Io } from './io.ts'
import { version } from './version.ts'

// Each command is loaded when it is called: `kindbox --help` needs neither a YAML parser nor a TypeScript loader.
const commands: { readonly [name: string]: () => Promise<Command> } = {
  crd: async () => (await import('./commands/crd.ts')).crdCommand,
  validate: async () => (await import('./commands/validate.ts')).validateCommand,
}

const help = `kindbox: Kubernetes custom resources in TypeScript, without a cluster

Usage: kindbox COMMAND [OPTION...] [ARGUMENT...]

Commands:
  crd FILE.ts...     print the CustomResourceDefinitions of the kinds that TypeScript modules export
  validate PATH...   judge manifests as the API server would, with file, line and column

Options:
  -h, --help         of kindbox, or of the command it follows
  -V, --version      the version of kindbox
  --debug            with a failure, also where in the code it happened

Exit codes: 0 clean, 1 findings, 2 could not run.
`

/**
 * The `kindbox` command.
 *
 * @param argv what follows the command's name
 * @returns never rejects: a failure is printed, as a line or with `--debug` as a stack trace, and becomes exit code 2
 */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  const end = argv.indexOf('--')
  const debug = argv.slice(0, end === -1 ? undefined : end).includes('--debug')
  const args = debug ? argv.toSpliced(argv.indexOf('--debug'), 1) : argv
  try {
    return await dispatch(args, io)
  } catch (error) {
    io.stderr.write(`kindbox: ${debug ? stackOf(error) : messageOf(error)}\n`)
    return 2
  }
}

async function dispatch([name, ...args]: readonly string[], io: Io): Promise<ExitCode> {
  if (name === '-h' || name === '--help') {
    io.stdout.write(help)
    return 0
  }
  if (name === '-V' || name === '--version') {
    io.stdout.write(`${version()}\n`)
    return 0
  }
  if (name === undefined) throw new CommandError('which command? See kindbox --help')
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (load === undefined) throw new CommandError(`there is no command ${JSON.stringify(name)}; see kindbox --help`)

  const command = await load()
  const options = args.slice(0, args.includes('--') ? args.indexOf('--') : undefined)
  if (options.includes('--help') || options.includes('-h')) {
    io.stdout.write(command.help)
    return 0
  }
  return await command.run(args, io)
}

function messageOf(error: unknown): string {
  if (error instanceof CommandError) return error.message
  return `internal error: ${errorMessage(error)} (--debug tells where)`
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause === undefined ? String(error.stack) : `${error.stack}\nCaused by: ${stackOf(error.cause)}`
}
