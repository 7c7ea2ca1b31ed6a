import type { AnyResource } from '@kindbox/core'
import { builtInModules } from './built-in-modules.ts'
import { fields } from './object-name.ts'

/** The kinds that are compiled into the API server, as far as documents have asked for them. */
export class BuiltInKinds {
  readonly #modules = new Map<string, ReadonlyMap<string, AnyResource>>()

  /** Loads what the documents need. */
  async load(documents: readonly { readonly value: unknown }[]): Promise<void> {
    for (const { value } of documents) {
      const { apiVersion } = fields(value)
      if (typeof apiVersion !== 'string' || this.#modules.has(apiVersion) || !Object.hasOwn(builtInModules, apiVersion)) continue
      const module = await builtInModules[apiVersion]!()
      const resources = Object.values(module).filter(isResource)
      this.#modules.set(apiVersion, new Map(resources.map((resource) => [resource.kind, resource])))
    }
  }

  find(apiVersion: string, kind: string): AnyResource | undefined {
    return this.#modules.get(apiVersion)?.get(kind)
  }
}

/** What can be created; a list or an option cannot. */
function isResource(value: unknown): value is AnyResource {
  return typeof value === 'object' && value !== null && 'kind' in value && 'plural' in value
}
