import { readdir, stat } from 'node:fs/promises'
import { isAbsolute, join, normalize, resolve } from 'node:path'
import { CommandError, fileProblem } from '../command-error.ts'
import type { Io } from '../io.ts'

/** A file to be read, or standard input. */
export interface ManifestFile {
  /** As the user named it, or below the folder that the user named; with forward slashes. */
  readonly name: string
  /** Absolute; absent for standard input. */
  readonly path?: string
  /** Whether the user meant this very file, and not just a folder around it, where other things may lie about. */
  readonly named: boolean
}

export interface ManifestFiles {
  /** Each file once, sorted by name: what is reported does not depend on the order of the arguments. */
  readonly files: readonly ManifestFile[]
  /** What could not be looked into, as sentences. */
  readonly unreadable: readonly string[]
}

const manifest = /\.(ya?ml|json)$/i
const skippedFolders: ReadonlySet<string> = new Set(['node_modules', '.git'])

/**
 * The files that paths name: a file whatever its ending, a folder's .yaml, .yml and .json files at any depth, `-` for standard
 * input. Links to files are followed, links to folders only where a path names one, so that a walk cannot go in circles.
 *
 * @throws CommandError for a path that does not exist or cannot be read, and for a folder without any manifest, which is more
 *   likely a mistake than a wish
 */
export async function findManifestFiles(paths: readonly string[], cwd: Io['cwd']): Promise<ManifestFiles> {
  const found = new Map<string, ManifestFile>()
  const unreadable: string[] = []
  for (const path of paths) {
    if (path === '-') {
      found.set('-', { name: '<stdin>', named: true })
      continue
    }
    const absolute = resolve(cwd, path)
    if (!(await isFolder(path, absolute))) found.set(absolute, { name: shownName(path, absolute), path: absolute, named: true })
    else {
      const entries = await walk({ name: path, absolute, found, unreadable })
      if (entries === 0 && unreadable.length === 0) {
        throw new CommandError(`${path}: there is no .yaml, .yml or .json file in this folder`)
      }
    }
  }
  const files = [...found.values()].toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  return { files, unreadable }
}

async function isFolder(path: string, absolute: string): Promise<boolean> {
  try {
    return (await stat(absolute)).isDirectory()
  } catch (error) {
    throw new CommandError(`${path}: ${fileProblem(error)}`, { cause: error })
  }
}

interface Walk {
  readonly name: string
  readonly absolute: string
  readonly found: Map<string, ManifestFile>
  readonly unreadable: string[]
}

/** Returns how many manifests there are, those that were found before included. */
async function walk({ name, absolute, found, unreadable }: Walk): Promise<number> {
  let entries
  try {
    entries = await readdir(absolute, { withFileTypes: true })
  } catch (error) {
    unreadable.push(`${name}: ${fileProblem(error)}`)
    return 0
  }
  let count = 0
  for (const entry of entries) {
    const below = { name: join(name, entry.name), absolute: join(absolute, entry.name) }
    if (entry.isDirectory()) {
      if (!skippedFolders.has(entry.name)) count += await walk({ ...below, found, unreadable })
    } else if (manifest.test(entry.name) && (entry.isFile() || (await isLinkToFile(below.absolute)))) {
      const file = { name: shownName(below.name, below.absolute), path: below.absolute, named: false }
      if (!found.has(below.absolute)) found.set(below.absolute, file)
      count += 1
    }
  }
  return count
}

async function isLinkToFile(absolute: string): Promise<boolean> {
  try {
    return (await stat(absolute)).isFile()
  } catch {
    // A link that leads nowhere is no manifest.
    return false
  }
}

function shownName(name: string, absolute: string): string {
  return (isAbsolute(name) ? absolute : normalize(name)).replaceAll('\\', '/')
}
