import { randomBytes } from 'node:crypto'
import type { Area, Case } from './case.ts'
import { definitions, install } from './install.ts'
import type { ServerAccess } from './server-access.ts'
import { Session, type Exchange } from './session.ts'

/** What a server did in a case; why the case could not be run to its end, or at all. */
export type Outcome = readonly Exchange[] | { readonly failed: string } | { readonly skipped: string }

/** What a server did in each case of an area, by title. */
export type Transcripts = { readonly [title: string]: Outcome }

/** Installs an area's definitions, runs its cases in namespaces of their own, and removes what it made. */
export async function runArea(area: Area, access: ServerAccess, onCase: (title: string) => void = () => {}): Promise<Transcripts> {
  const transcripts: { [title: string]: Outcome } = {}
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

async function runCase(one: Case, access: ServerAccess): Promise<Outcome> {
  if (one.needsCompaction === true && access.compact === undefined) return { skipped: 'nobody can have this server forget its versions' }
  const namespace = `case-${randomBytes(5).toString('hex')}`
  const session = new Session(access, namespace)
  await session.prepare({
    method: 'POST',
    path: '/api/v1/namespaces',
    body: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
  })
  try {
    await one.run(session)
    return session.transcript
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) }
  } finally {
    await session.clean()
    await access.send({ method: 'DELETE', path: `/api/v1/namespaces/${namespace}` })
  }
}
