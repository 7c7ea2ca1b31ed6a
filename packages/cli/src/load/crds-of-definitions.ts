import { isKubeError, type AnyResource } from '@kindbox/core'
import { crd, type CustomResourceDefinition } from '@kindbox/crd'
import { CommandError } from '../command-error.ts'
import type { Definition } from './definitions.ts'

/** A CustomResourceDefinition with the definitions, one a version, that it was made of. */
export interface DefinedCrd {
  readonly crd: CustomResourceDefinition
  readonly definitions: readonly Definition[]
}

/**
 * One CustomResourceDefinition for each kind, whatever modules its versions come from; sorted by name, and the versions in it by
 * theirs, so that the same definitions always give the same text.
 *
 * @throws CommandError where versions of a kind contradict each other
 */
export function crdsOfDefinitions(definitions: readonly Definition[]): DefinedCrd[] {
  const byName = new Map<string, [Definition, ...Definition[]]>()
  for (const definition of new Map(definitions.map((each) => [each.resource, each])).values()) {
    const name = `${definition.resource.plural}.${definition.resource.group}`
    const others = byName.get(name)
    if (others === undefined) byName.set(name, [definition])
    else others.push(definition)
  }
  return [...byName]
    .toSorted(([a], [b]) => compare(a, b))
    .map(([, versions]) => {
      const sorted = versions.toSorted((a, b) => versionOrder.compare(a.resource.version, b.resource.version))
      return { crd: merged(sorted), definitions: sorted }
    })
}

// v2 before v10.
const versionOrder = new Intl.Collator('en', { numeric: true })

function merged(definitions: readonly Definition[]): CustomResourceDefinition {
  try {
    return crd(...(definitions.map(({ resource }) => resource) as [AnyResource, ...AnyResource[]]))
  } catch (error) {
    if (!isKubeError(error, 'DefinitionError')) throw error
    const places = definitions.map(({ file, exportName, resource }) => `${file}: ${exportName} (${resource.version})`).join(', ')
    throw new CommandError(`${places}: ${error.message}`, { cause: error })
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
