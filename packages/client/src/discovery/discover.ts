import { isApiError, isKubeError, KubeError, rawRequest } from '@kindbox/core'
import { exchangeJson, type Wire } from '../exchange/exchange.ts'
import { readAggregated, type Discovered } from './aggregated.ts'
import { discoveryOf, type Discovery, type DiscoveryProblem } from './discovery.ts'
import { readLegacyGroups, readLegacyVersion, type LegacyGroup } from './legacy.ts'

/** What client-go asks for (discovery/discovery_client.go), but for protobuf: the newest form that the server knows. */
const accept = ['v2', 'v2beta1', '']
  .map((version) => `application/json${version === '' ? '' : `;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`}`)
  .join(',')

/** Group versions of an older server that are asked for at a time. */
const atATime = 10

/**
 * Asks a server what it serves. Both `/api` and `/apis` may be answered with aggregated or with legacy documents, each by itself: servers
 * before 1.26 ignore the question, and an aggregated document read of their answer would be empty.
 *
 * @throws KubeError as every request does, and `DecodeError` where an answer is no discovery document
 */
export async function discover(wire: Wire, signal: AbortSignal | undefined): Promise<Discovery> {
  const found = await Promise.all(['/api', '/apis'].map(async (root) => await discoverRoot(wire, root, signal)))
  return discoveryOf(
    found.flatMap(({ groups }) => groups),
    found.flatMap(({ problems }) => problems),
  )
}

async function discoverRoot(wire: Wire, root: string, signal: AbortSignal | undefined): Promise<Discovered> {
  let document: unknown
  try {
    document = await exchangeJson(wire, 'discover', rawRequest(root, { accept }), signal)
  } catch (error) {
    // A server without the kinds of v1 has no /api.
    if (root === '/api' && isApiError(error, 'NotFound')) return { groups: [], problems: [] }
    throw error
  }
  const what = `discover ${root}`
  const { kind } = (document ?? {}) as { readonly kind?: unknown }
  if (kind === 'APIGroupDiscoveryList') return readAggregated(document, what)
  if (kind === 'APIVersions' || kind === 'APIGroupList') {
    return await discoverVersions(wire, root, readLegacyGroups(document, what), signal)
  }
  const found = typeof kind === 'string' ? `a ${kind.slice(0, 100)}` : 'something without a kind'
  throw new KubeError('DecodeError', `${what}: ${wire.server} answered with ${found} instead of a discovery document.`)
}

async function discoverVersions(
  wire: Wire,
  root: string,
  groups: readonly LegacyGroup[],
  signal: AbortSignal | undefined,
): Promise<Discovered> {
  const problems: DiscoveryProblem[] = []
  const wanted = groups.flatMap(({ name, versions }) => versions.map((version) => ({ group: name, version })))
  const answers = await inTurns(wanted, async ({ group, version }) => {
    const path = group === '' ? `${root}/${version}` : `${root}/${group}/${version}`
    try {
      const document = await exchangeJson(wire, 'discover', rawRequest(path), signal)
      return { group, read: readLegacyVersion(document, group, version, `discover ${path}`) }
    } catch (error) {
      // What ended for all ends this too; a group that has gone since it was named is no problem.
      if (!isKubeError(error) || signal?.aborted === true || wire.closed.aborted) throw error
      if (!isApiError(error, 'NotFound')) problems.push({ group, version, error })
      return undefined
    }
  })
  const discovered = groups.map(({ name, preferredVersion }) => {
    const versions = answers.flatMap((answer) => (answer?.group === name ? [answer.read] : []))
    return { name, preferredVersion, versions }
  })
  return { groups: discovered.filter(({ versions }) => versions.length > 0), problems }
}

/** The results in order, of a few calls at a time. */
async function inTurns<T, R>(items: readonly T[], call: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  const rest = items.entries()
  const workers = Array.from({ length: atATime }, async () => {
    for (const [index, item] of rest) results[index] = await call(item)
  })
  await Promise.all(workers)
  return results
}
