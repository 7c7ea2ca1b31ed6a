import { fileProblem } from '../command-error.ts'
import type { Io } from '../io.ts'
import { findManifestFiles, type ManifestFile } from './manifest-files.ts'
import { readManifest, type ManifestText } from './read-manifest.ts'

/** Finds and reads manifests, and tells on stderr what keeps the command from seeing everything it was asked to; the rest is read all the same. */
export class ManifestReader {
  readonly #io: Io
  #incomplete = false

  constructor(io: Io) {
    this.#io = io
  }

  /** Whether something could not be read. */
  get incomplete(): boolean {
    return this.#incomplete
  }

  /** @throws CommandError for paths that make no sense: `findManifestFiles` */
  async find(paths: readonly string[]): Promise<readonly ManifestFile[]> {
    const { files, unreadable } = await findManifestFiles(paths, this.#io.cwd)
    for (const problem of unreadable) this.#tell(problem)
    return files
  }

  /** Undefined where the file cannot be read. */
  async read(file: ManifestFile): Promise<ManifestText | undefined> {
    try {
      return await readManifest(file, this.#io.stdin)
    } catch (error) {
      this.#tell(`${file.name}: ${fileProblem(error)}`)
      return undefined
    }
  }

  #tell(problem: string): void {
    this.#incomplete = true
    this.#io.stderr.write(`kindbox: ${problem}\n`)
  }
}
