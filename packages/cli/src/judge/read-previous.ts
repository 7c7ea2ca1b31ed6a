import { CommandError } from '../command-error.ts'
import type { Io } from '../io.ts'
import { definedCrds, isModule } from '../load/defined-crds.ts'
import type { ManifestReader } from '../load/manifest-reader.ts'
import { Previous } from './previous.ts'

export interface ReadPreviousOptions {
  /** The values of `--old`: files, folders, `-`, TypeScript modules. */
  readonly old: readonly string[]
  /** The paths that are judged. */
  readonly beside: readonly string[]
  readonly reader: ManifestReader
  readonly io: Io
}

/**
 * What `--old` names; undefined where it is not given.
 *
 * @throws CommandError for a path that makes no sense, and where standard input would have to be both
 */
export async function readPrevious({ old, beside, reader, io }: ReadPreviousOptions): Promise<Previous | undefined> {
  if (old.length === 0) return undefined
  if (old.includes('-') && beside.includes('-')) throw new CommandError('standard input cannot be both what is judged and --old')
  const previous = new Previous()
  previous.addDefinitions(await definedCrds(old.filter(isModule), io))
  for (const file of await reader.find(old.filter((path) => !isModule(path)))) {
    const text = await reader.read(file)
    if (text !== undefined) previous.addText(text)
  }
  return previous
}
