import { parseArgs, type ParseArgsConfig } from 'node:util'
import { CommandError, errorMessage } from './command-error.ts'

/**
 * Takes a command's arguments apart.
 *
 * @throws CommandError for an option that the command does not have, or a value that is missing
 */
export function parseArguments<const Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
): ReturnType<typeof parseArgs<{ args: string[]; options: Options; allowPositionals: true }>> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    // Node says more than a sentence: how to pass something that looks like an option, which no path here needs.
    const [first] = errorMessage(error).split(/\. |\n/)
    throw new CommandError(`${first?.replace(/\.$/, '')}; see --help`, { cause: error })
  }
}

/** @throws CommandError when the value is none of those that an option takes */
export function oneOf<const Value extends string>(option: string, value: string, values: readonly Value[]): Value {
  const found = values.find((each) => each === value)
  if (found === undefined)
    throw new CommandError(`${option} takes ${values.slice(0, -1).join(', ')} or ${values.at(-1)}, not ${JSON.stringify(value)}`)
  return found
}
