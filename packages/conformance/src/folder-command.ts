import { resolve } from 'node:path'
import { ArgumentError, commandArguments, noPositionals } from './command-arguments.ts'
import { say } from './command-output.ts'

export interface FolderCommand<T> {
  readonly usage: string
  /** What the folder has to be, as in `a is no corpus`. */
  readonly what: string
  /** @throws where the folder is not what it has to be */
  readonly read: (folder: string) => T
  /** Why there is nothing to do, as the end of a sentence that begins with the folder; undefined where there is something. */
  readonly emptiness: (read: T) => string | undefined
  /** Prints its report; whether all is as it should be. */
  readonly run: (read: T) => boolean
}

/**
 * A command whose one argument is a folder. Its exit status is 0 when all is as it should be, 1 when it is not, 2 when it could not be told.
 * npm runs it in the root of the checkout; INIT_CWD is where it was called.
 */
export function folderCommand<T>(args: readonly string[], { usage, what, read, emptiness, run }: FolderCommand<T>): number {
  const { values, positionals } = commandArguments(args, {})
  if (values.help === true) return say(`${usage}\n`, 0)
  const [folder, ...others] = positionals
  if (folder === undefined) throw new ArgumentError('DIR is missing')
  noPositionals(others)
  let content: T
  try {
    content = read(resolve(process.env['INIT_CWD'] ?? '.', folder))
  } catch (error) {
    return say(`${folder} is no ${what}: ${error instanceof Error ? error.message : String(error)}\n`, 2)
  }
  const empty = emptiness(content)
  if (empty !== undefined) return say(`${folder}${empty}\n`, 2)
  return run(content) ? 0 : 1
}
