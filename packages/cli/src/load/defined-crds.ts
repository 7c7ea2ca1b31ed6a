import type { Io } from '../io.ts'
import { crdsOfDefinitions, type DefinedCrd } from './crds-of-definitions.ts'
import { definitionLoader, type Definition } from './definitions.ts'

/** The CustomResourceDefinitions of the kinds that TypeScript modules export. The loader is loaded only when there are modules. */
export async function definedCrds(modules: readonly string[], { cwd }: Pick<Io, 'cwd'>): Promise<DefinedCrd[]> {
  if (modules.length === 0) return []
  const load = await definitionLoader(cwd)
  const definitions: Definition[] = []
  for (const file of modules) definitions.push(...(await load(file)))
  return crdsOfDefinitions(definitions)
}

/** Whether a path names a module that is loaded, and not a manifest that is read. */
export function isModule(path: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(path)
}
