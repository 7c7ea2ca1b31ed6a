import { KubeError } from '@kindbox/core'
import type { DynamicResource } from './dynamic-resource.ts'

/** What a server serves, as it was when it was asked. */
export interface Discovery {
  /** In the server's order, which is that of preference where two groups have a resource of one name. */
  readonly groups: readonly DiscoveredGroup[]
  /** What the server could not tell, or told so that it cannot be read. The other groups are complete. */
  readonly problems: readonly DiscoveryProblem[]
  /**
   * A kind of one version, or in the version that the server prefers: `{ apiVersion: 'apps/v1', kind: 'Deployment' }`,
   * `{ group: 'apps', kind: 'Deployment' }`. `undefined` where the server does not have it.
   *
   * @throws KubeError the problem's, where it is not found and one of the {@link problems} may be why
   */
  kind(ref: KindRef): DynamicResource | undefined
  /**
   * A resource as kubectl names it, in the version that the server prefers: by its plural, singular or short name or by its kind in lower case,
   * perhaps with its group or version and group: `deploy`, `deployments.apps`, `deployments.v1.apps`. Of several groups that have it, the first.
   *
   * @throws KubeError as `kind` does
   */
  named(name: string): DynamicResource | undefined
}

/** A kind by its version, or by its group alone. */
export type KindRef =
  | { readonly apiVersion: string; readonly kind: string; readonly group?: undefined }
  | { readonly group: string; readonly kind: string; readonly apiVersion?: undefined }

/** A group with its versions. */
export interface DiscoveredGroup {
  /** Empty for the kinds of `v1`. */
  readonly name: string
  readonly preferredVersion: string
  /** The preferred one first. */
  readonly versions: readonly DiscoveredVersion[]
}

/** What is served of a group in one version. */
export interface DiscoveredVersion {
  readonly apiVersion: string
  readonly version: string
  /** Without those of which the server does not tell the kind. */
  readonly resources: readonly DynamicResource[]
}

/** A group version of which the server's answer says nothing, or nothing new. */
export interface DiscoveryProblem {
  readonly group: string
  readonly version: string
  /**
   * `ApiError` where the server behind the group does not answer, `DecodeError` for what cannot be read, `TransportError` where the
   * connection broke.
   */
  readonly error: KubeError
}

/** Makes what was read answer questions. */
export function discoveryOf(groups: readonly DiscoveredGroup[], problems: readonly DiscoveryProblem[]): Discovery {
  const versionsOf = (wanted: Wanted) =>
    groups.flatMap(({ name, versions }) =>
      wanted.group === undefined || wanted.group === name
        ? versions.filter(({ version }) => wanted.version === undefined || wanted.version === version)
        : [],
    )
  function find(wanted: Wanted, fits: (resource: DynamicResource) => boolean): DynamicResource | undefined {
    for (const { resources } of versionsOf(wanted)) {
      const found = resources.find(fits)
      if (found !== undefined) return found
    }
    return undefined
  }
  function refuseToGuess(wanted: Wanted): void {
    const hiding = problems.find(
      ({ group, version }) =>
        (wanted.group === undefined || wanted.group === group) && (wanted.version === undefined || wanted.version === version),
    )
    if (hiding !== undefined) throw hiding.error
  }
  return {
    groups,
    problems,
    kind(ref) {
      const wanted = ref.apiVersion === undefined ? { group: ref.group } : parseApiVersion(ref.apiVersion)
      const found = find(wanted, ({ kind }) => kind === ref.kind)
      if (found === undefined) refuseToGuess(wanted)
      return found
    },
    named(name) {
      const readings = readingsOf(name)
      for (const { word, ...wanted } of readings) {
        const found = find(wanted, (resource) => isCalled(resource, word))
        if (found !== undefined) return found
      }
      for (const wanted of readings) refuseToGuess(wanted)
      return undefined
    },
  }
}

/** Left out: whichever. */
interface Wanted {
  readonly group?: string
  readonly version?: string
}

function parseApiVersion(apiVersion: string): Wanted {
  const [group = '', ...version] = apiVersion.split('/')
  return version.length === 0 ? { group: '', version: group } : { group, version: version.join('/') }
}

/** `deployments.v1.apps` may be version `v1` of the group `apps` or the group `v1.apps`, as in cli-runtime's `ParseResourceArg`. */
function readingsOf(name: string): (Wanted & { readonly word: string })[] {
  const [word = '', ...rest] = name.toLowerCase().split('.')
  const [version = '', ...group] = rest
  if (rest.length === 0) return [{ word }]
  return [...(group.length > 0 ? [{ word, version, group: group.join('.') }] : []), { word, group: rest.join('.') }]
}

function isCalled({ plural, singular, shortNames, kind }: DynamicResource, word: string): boolean {
  return plural === word || singular === word || shortNames.includes(word) || kind.toLowerCase() === word
}
