import { decodeDocuments, lint, type CustomResourceDefinition } from '@kindbox/crd'
import type { DefinedCrd } from '../load/crds-of-definitions.ts'
import type { ManifestText } from '../load/read-manifest.ts'
import { isCrd } from './is-crd.ts'
import { listItems } from './list-items.ts'
import { fields, objectName } from './object-name.ts'

type JsonObject = { readonly [name: string]: unknown }

/**
 * What is to be replaced: the definitions and objects of `--old`, by name. What has no name there, or cannot be read, replaces nothing. Of two
 * that have one name the first counts.
 */
export class Previous {
  readonly #crds = new Map<string, CustomResourceDefinition>()
  readonly #objects = new Map<string, JsonObject>()

  /** Takes in the documents of a text; what is no YAML has nothing to compare with. */
  addText(text: ManifestText): void {
    if (typeof text !== 'string') return
    for (const document of decodeDocuments(text)) {
      if (document.readable) for (const { value } of listItems(document)) this.#add(value)
    }
  }

  addDefinitions(defined: readonly DefinedCrd[]): void {
    for (const { crd } of defined) this.#add(crd)
  }

  /** The definition of the same name, as a server has it once it is installed. */
  crd(value: unknown): CustomResourceDefinition | undefined {
    const { name } = objectName(value)
    const old = name === undefined ? undefined : this.#crds.get(name)
    return old === undefined ? undefined : installed(old)
  }

  /** The object of the same kind and name, in whatever version it is written. */
  object(value: unknown): JsonObject | undefined {
    const key = keyOf(value)
    return key === undefined ? undefined : this.#objects.get(key)
  }

  #add(value: unknown): void {
    if (isCrd(value)) {
      const { name } = objectName(value)
      // A definition that no server can decode was never installed anywhere.
      if (name !== undefined && !this.#crds.has(name) && lint(value).every(({ code }) => code !== 'Undecodable')) {
        this.#crds.set(name, value as CustomResourceDefinition)
      }
      return
    }
    const key = keyOf(value)
    if (key !== undefined && !this.#objects.has(key)) this.#objects.set(key, fields(value))
  }
}

/** A manifest has no status, but what is replaced was established: the server keeps names and scope from then on. */
function installed(crd: CustomResourceDefinition): CustomResourceDefinition {
  const conditions = crd.status?.conditions ?? []
  return conditions.length > 0 ? crd : { ...crd, status: { ...crd.status, conditions: [{ type: 'Established', status: 'True' }] } }
}

function keyOf(value: unknown): string | undefined {
  const { apiVersion, kind } = objectName(value)
  const { name, namespace } = fields(fields(value)['metadata'])
  if (apiVersion === undefined || kind === undefined || typeof name !== 'string' || name === '') return undefined
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : ''
  return JSON.stringify([group, kind, typeof namespace === 'string' && namespace !== '' ? namespace : 'default', name])
}
