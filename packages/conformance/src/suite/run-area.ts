import { randomBytes } from 'node:crypto'
import type { Area, Case } from './case.ts'
import type { ServerAccess } from './server-access.ts'
import { Session, type Exchange } from './session.ts'

/** What a server did in each case of an area, by title; `failed` where the case itself could not be run to its end. */
export type Transcripts = { readonly [title: string]: readonly Exchange[] | { readonly failed: string } }

const definitions = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions'

/** Installs an area's definitions, runs its cases in namespaces of their own, and removes what it made. */
export async function runArea(area: Area, access: ServerAccess, onCase: (title: string) => void = () => {}): Promise<Transcripts> {
  const transcripts: { [title: string]: readonly Exchange[] | { failed: string } } = {}
  const crds = (area.crds ?? []) as { metadata: { name: string } }[]
  try {
    await Promise.all(crds.map((crd) => install(access, crd)))
    for (const one of area.cases) {
      onCase(one.title)
      transcripts[one.title] = await runCase(one, access)
    }
  } finally {
    await Promise.all(crds.map((crd) => access.send({ method: 'DELETE', path: `${definitions}/${crd.metadata.name}` })))
  }
  return transcripts
}

async function runCase(one: Case, access: ServerAccess): Promise<readonly Exchange[] | { failed: string }> {
  const namespace = `case-${randomBytes(5).toString('hex')}`
  const session = new Session(access, namespace)
  await session.prepare({ method: 'POST', path: '/api/v1/namespaces', body: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } } })
  try {
    await one.run(session)
    return session.transcript
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) }
  } finally {
    await access.send({ method: 'DELETE', path: `/api/v1/namespaces/${namespace}` })
  }
}

/**
 * Creates a definition and waits until its objects are served: the real server serves them a moment after it says that they are established,
 * and holds back the first creations for two seconds more.
 */
export async function install(access: ServerAccess, crd: object): Promise<void> {
  const created = await access.send({ method: 'POST', path: definitions, body: crd })
  if (created.status !== 201) throw new Error(`a definition was not installed: ${JSON.stringify(created.body)}`)
  const { spec, metadata } = created.body as { metadata: { name: string }; spec: { group: string; names: { plural: string }; versions: { name: string; served: boolean }[] } }
  for (const { name } of spec.versions.filter(({ served }) => served)) {
    await eventually(`${metadata.name} is served in ${name}`, async () => (await access.send({ method: 'GET', path: `/apis/${spec.group}/${name}/${spec.names.plural}` })).status === 200)
  }
}

/** Asks again every 50 ms until it is so, at most 20 seconds. */
export async function eventually(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 20_000
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`waited in vain until ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
