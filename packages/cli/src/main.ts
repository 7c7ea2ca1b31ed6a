import { CommandError, errorMessage } from './command-error.ts'
import { crdHelp } from './commands/crd-help.ts'
import { lintHelp } from './commands/lint-help.ts'
import { validateHelp } from './commands/validate-help.ts'
import type { ExitCode } from './exit-code.ts'
import type { Io } from './io.ts'
import { version } from './version.ts'

interface Command {
  readonly help: string
  /** Each command is loaded when it is called: `--help` needs neither the verdicts nor a TypeScript loader. */
  readonly load: () => Promise<(args: readonly string[], io: Io) => Promise<ExitCode>>
}

const commands: { readonly [name: string]: Command } = {
  crd: { help: crdHelp, load: async () => (await import('./commands/crd.ts')).crdCommand },
  lint: { help: lintHelp, load: async () => (await import('./commands/lint.ts')).lintCommand },
  validate: { help: validateHelp, load: async () => (await import('./commands/validate.ts')).validateCommand },
}

const help = `kindbox: Kubernetes custom resources in TypeScript, without a cluster

Usage: kindbox COMMAND [OPTION...] [ARGUMENT...]

Commands:
  crd FILE.ts...     print the CustomResourceDefinitions of the kinds that TypeScript modules export
  lint PATH...       judge CustomResourceDefinitions, also by what they replace, with file, line and column
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
  const debug = beforeDashes(argv).includes('--debug')
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
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined) throw new CommandError(`there is no command ${JSON.stringify(name)}; see kindbox --help`)
  if (beforeDashes(args).some((arg) => arg === '--help' || arg === '-h')) {
    io.stdout.write(command.help)
    return 0
  }
  const run = await command.load()
  return await run(args, io)
}

/** After `--` there are paths only. */
function beforeDashes(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf('--')
  return end === -1 ? argv : argv.slice(0, end)
}

function messageOf(error: unknown): string {
  if (error instanceof CommandError) return error.message
  return `internal error: ${errorMessage(error)} (--debug tells where)`
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause === undefined ? String(error.stack) : `${error.stack}\nCaused by: ${stackOf(error.cause)}`
}
