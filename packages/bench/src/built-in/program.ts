// What a type checker is asked to check: nobody runs it.
import type { Client } from '@kindbox/client'
import { Deployment } from '@kindbox/schemas/apps/v1'
import { Pod } from '@kindbox/schemas/core/v1'

export async function images(client: Client): Promise<(string | undefined)[]> {
  const { items } = await client.api(Pod, { namespace: 'default' }).list()
  return items.flatMap(({ spec }) => spec?.containers.map(({ image }) => image) ?? [])
}

export async function deploy(client: Client, image: string): Promise<number | undefined> {
  const labels = { app: 'web' }
  const { spec } = await client.api(Deployment, { namespace: 'default' }).create({
    metadata: { name: 'web' },
    spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers: [{ name: 'web', image }] } } },
  })
  return spec?.replicas
}
