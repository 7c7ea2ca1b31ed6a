import { stat } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'
import { isKubeError, type AnyResource } from '@kindbox/core'
import { CommandError, errorMessage, fileProblem } from '../command-error.ts'

/** A resource that a TypeScript module exports. */
export interface Definition {
  readonly resource: AnyResource
  /** As the user named it. */
  readonly file: string
  /** The name of the export; `default[1]` for the second of a default export that is a list. */
  readonly exportName: string
}

/** Loads TypeScript modules as they are, without a build: {@link definitionLoader}. */
export type LoadDefinitions = (file: string) => Promise<Definition[]>

/**
 * One loader for all files of a run, so that a module that two of them import exists once.
 *
 * Modules bring their own copies of `@kindbox/core` and TypeBox, which is why resources are recognised by what they have and not by
 * who made them.
 */
export async function definitionLoader(cwd: string): Promise<LoadDefinitions> {
  const { createJiti } = await import('jiti')
  // Nothing is cached on disk: a command that judges should leave no traces in the folder it judges.
  const jiti = createJiti(join(cwd, 'kindbox.ts'), { fsCache: false, interopDefault: false, tsconfigPaths: true })

  return async (file) => {
    const path = resolve(cwd, file)
    try {
      await stat(path)
    } catch (error) {
      throw new CommandError(`${file}: ${fileProblem(error)}`, { cause: error })
    }
    let module
    try {
      module = await jiti.import<object>(path)
    } catch (error) {
      throw new CommandError(`${file} cannot be loaded: ${loadProblem(error, cwd)}`, { cause: error })
    }
    const definitions = exportedResources(module).map(([exportName, resource]) => ({ resource, file, exportName }))
    if (definitions.length === 0) throw new CommandError(`${file} exports no resource; export what defineResource returns`)
    return definitions
  }
}

/** Exported resources, and those in lists that are exported by default or by name; each once, under its first name. */
function exportedResources(module: object): [exportName: string, resource: AnyResource][] {
  const found = new Map<AnyResource, string>()
  for (const [name, value] of Object.entries(module).toSorted(namedFirst)) {
    const entries: [string, unknown][] = Array.isArray(value) ? value.map((each, index) => [`${name}[${index}]`, each]) : [[name, value]]
    for (const [exportName, each] of entries) {
      if (isResource(each) && !found.has(each)) found.set(each, exportName)
    }
  }
  return [...found].map(([resource, name]) => [name, resource])
}

/** A resource is better known by its name than as the default export. */
function namedFirst([a]: [string, unknown], [b]: [string, unknown]): number {
  return Number(a === 'default') - Number(b === 'default') || (a < b ? -1 : 1)
}

function isResource(value: unknown): value is AnyResource {
  if (typeof value !== 'object' || value === null) return false
  const { group, version, apiVersion, kind, listKind, plural, singular, scope, schema, subresources, named } = value as Partial<AnyResource>
  const names = [group, version, apiVersion, kind, listKind, plural, singular]
  return (
    names.every((name) => typeof name === 'string') &&
    (scope === 'Namespaced' || scope === 'Cluster') &&
    typeof schema === 'object' &&
    typeof subresources === 'object' &&
    typeof named === 'function'
  )
}

/** The first line says it all, except where kindbox itself refused the definition: then every line names a fault of it. */
function loadProblem(error: unknown, cwd: string): string {
  if (isKubeError(error, 'DefinitionError')) return error.message
  const message = errorMessage(error)
  const syntax = syntaxError.exec(message)
  const line = syntax === null ? message.split('\n', 1).join('') : `${syntax[2]}:${syntax[3]}:${Number(syntax[4]) + 1}: ${syntax[1]}`
  return line.trim().replaceAll(join(cwd, sep), '')
}

/** jiti's form: what, then where, with columns counted from 0. */
const syntaxError = /^ParseError: (.*?)\s*\n\s*(.+):(\d+):(\d+)$/m
