import { parseArgs, type ParseArgsConfig } from 'node:util'

const help = { help: { type: 'boolean', short: 'h' } } as const

type Options = NonNullable<ParseArgsConfig['options']>
type Parsed<O extends Options> = ReturnType<typeof parseArgs<{ args: string[]; options: O & typeof help; allowPositionals: true }>>

/** What a command line got wrong, in one line. */
export class ArgumentError extends Error {
  override readonly name = 'ArgumentError'

  constructor(problem: string, options?: ErrorOptions) {
    super(`${problem}; see --help`, options)
  }
}

/**
 * Takes a command's arguments apart; every command has `--help`.
 *
 * @throws ArgumentError for an option that the command does not have, or one without its value
 */
export function commandArguments<const O extends Options>(args: readonly string[], options: O): Parsed<O> {
  try {
    return parseArgs({ args: [...args], options: { ...options, ...help }, allowPositionals: true })
  } catch (error) {
    // Node goes on to say how to pass what looks like an option.
    const [first] = (error as Error).message.split(/\. |\n/)
    throw new ArgumentError(first!.replace(/\.$/, ''), { cause: error })
  }
}

/** @throws ArgumentError where a command that takes no arguments beside its options is given one */
export function noPositionals([surplus]: readonly string[]): void {
  if (surplus !== undefined) throw new ArgumentError(`There is no argument ${JSON.stringify(surplus)}`)
}

/**
 * The value of an option that is a whole number.
 *
 * @throws ArgumentError for anything but decimal digits, and for less than the least
 */
export function wholeNumber(option: string, text: string | undefined, { otherwise, least }: { otherwise: number; least: number }): number {
  if (text === undefined) return otherwise
  const number = Number(text)
  if (/^\d+$/.test(text) && Number.isSafeInteger(number) && number >= least) return number
  throw new ArgumentError(`--${option} takes a whole number from ${least} on, not ${JSON.stringify(text)}`)
}
