import { isApiError, type KubeObject, type Resource } from '@kindbox/core'
import type { Client } from '@kindbox/client'
import { CustomResourceDefinition } from '@kindbox/crd'

/** Polls until `done` says so: a real API server takes a moment to serve a kind, and to serve it differently. */
export async function eventually<T>(what: string, attempt: () => Promise<T | undefined>, tries = 100): Promise<T> {
  for (let left = tries; left > 0; left--) {
    const result = await attempt()
    if (result !== undefined) return result
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`Waited in vain until ${what}.`)
}

/** Waits until the server has accepted a CustomResourceDefinition's names and serves its objects. */
export async function awaitKind(client: Client, resource: Resource<KubeObject, 'Namespaced'>, namespace: string): Promise<void> {
  const definitions = client.api(CustomResourceDefinition)
  await eventually(`${resource.plural}.${resource.group} is established`, async () => {
    const { status } = await definitions.get(`${resource.plural}.${resource.group}`)
    return status?.conditions?.some((condition) => condition.type === 'Established' && condition.status === 'True') || undefined
  })
  const objects = client.api(resource, { namespace })
  await eventually(`${resource.plural} are served`, async () => {
    try {
      return await objects.list({ limit: 1 })
    } catch (error) {
      if (isApiError(error, 'NotFound') || isApiError(error, 'ServiceUnavailable')) return undefined
      throw error
    }
  })
}
