import type { ServerAccess } from './server-access.ts'

/** Path of the definitions. */
export const definitions = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions'

/**
 * Creates a definition and waits until its objects are served: the real server serves them a moment after it says that they are established,
 * and holds back the first creations for two seconds more.
 */
export async function install(access: ServerAccess, crd: object): Promise<void> {
  let created = await access.send({ method: 'POST', path: definitions, body: crd })
  // Another area may have had a definition of this name, which takes a moment to go.
  await eventually('the former definition is gone', async () => {
    if (created.status !== 409 || !JSON.stringify(created.body).includes('object is being deleted')) return true
    created = await access.send({ method: 'POST', path: definitions, body: crd })
    return false
  })
  if (created.status !== 201) throw new Error(`a definition was not installed: ${JSON.stringify(created.body)}`)
  const { spec, metadata } = created.body as {
    metadata: { name: string }
    spec: { group: string; names: { plural: string }; versions: { name: string; served: boolean }[] }
  }
  for (const { name } of spec.versions.filter(({ served }) => served)) {
    await eventually(
      `${metadata.name} is served in ${name}`,
      async () => (await access.send({ method: 'GET', path: `/apis/${spec.group}/${name}/${spec.names.plural}` })).status === 200,
    )
  }
}

/** Asks again every 50 ms until it is so, at most a minute: a busy machine is slow to serve dozens of definitions. */
export async function eventually(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 60_000
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`waited in vain until ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
