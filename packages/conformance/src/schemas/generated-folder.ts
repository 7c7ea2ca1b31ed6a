import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where the command writes: the same from the sources and from the build. */
export const generatedFolder = fileURLToPath(new URL('../../../../schemas/src/generated/', import.meta.url))

/** The files of the folder, by their path below it. */
export async function readGenerated(): Promise<Map<string, string>> {
  const entries = await readdir(generatedFolder, { recursive: true, withFileTypes: true }).catch(() => [])
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const read = paths.map(async (path) => [relative(generatedFolder, path).split(sep).join('/'), await readFile(path, 'utf8')] as const)
  return new Map(await Promise.all(read))
}

/** Makes the folder hold these files and no others. */
export async function writeGenerated(files: ReadonlyMap<string, string>): Promise<void> {
  await rm(generatedFolder, { recursive: true, force: true })
  for (const [path, text] of files) {
    await mkdir(dirname(join(generatedFolder, path)), { recursive: true })
    await writeFile(join(generatedFolder, path), text)
  }
}

/** How two states of the folder differ: a line for each file. */
export function drift(written: ReadonlyMap<string, string>, wanted: ReadonlyMap<string, string>): string[] {
  const paths = [...new Set([...written.keys(), ...wanted.keys()])].toSorted()
  return paths.flatMap((path) => {
    const [old, now] = [written.get(path), wanted.get(path)]
    if (old === now) return []
    if (old === undefined) return [`${path} is missing`]
    if (now === undefined) return [`${path} has gone`]
    const lines = now.split('\n')
    const at = old.split('\n').findIndex((line, index) => line !== lines[index])
    return [`${path} differs from line ${(at === -1 ? old.split('\n').length : at) + 1}`]
  })
}
