import type { ServedResource } from '../kind/served-resource.ts'

/** What the server serves now. Definitions come, change and go while it runs. */
export class Registry {
  readonly #resources = new Map<string, ServedResource>()

  get(group: string, version: string, plural: string): ServedResource | undefined {
    return this.#resources.get(identity({ group, version, plural }))
  }

  /** All resources, in the order in which they were first served. */
  all(): Iterable<ServedResource> {
    return this.#resources.values()
  }

  /** Serves a resource in these versions and no others. Watches of what was served before end. */
  replace(group: string, plural: string, versions: readonly ServedResource[]): void {
    const kept = new Set(versions.map(identity))
    const before = [...this.#resources.values()].filter((resource) => resource.group === group && resource.plural === plural)
    for (const resource of before) if (!kept.has(identity(resource))) this.#resources.delete(identity(resource))
    for (const resource of versions) this.#resources.set(identity(resource), resource)
    for (const { objects } of before) objects.history.wake()
  }
}

function identity({ group, version, plural }: Pick<ServedResource, 'group' | 'version' | 'plural'>): string {
  return `${group}/${version}/${plural}`
}
