import { isDeepStrictEqual } from 'node:util'
import type { Received, ServerAccess } from '../suite/server-access.ts'
import { Portable } from './portable.ts'
import { type KnownObject, mark, serversOwn, type Step } from './random-step.ts'

/** What came of a step on one server, without what must differ between two. */
export interface Observation {
  readonly status: number
  /** Of a refusal; causes as a multiset, the message where there is at most one cause, because several come in any order. */
  readonly refusal?: { readonly reason: unknown; readonly causes: readonly string[]; readonly message?: string }
  /** Of an answer that is none. */
  readonly body?: unknown
  readonly warnings: readonly string[]
  /** What is stored afterwards. */
  readonly stored: unknown
}

/** One of the two servers, and what is remembered of it during a sequence. */
export class Observed {
  readonly #access: ServerAccess
  readonly #portable = new Portable()
  readonly #stored = new Map<string, KnownObject>()

  constructor(access: ServerAccess) {
    this.#access = access
  }

  async observe(step: Step): Promise<Observation> {
    const { method, path, contentType, body } = step
    const received = await this.#access.send({
      method,
      path,
      ...(body !== undefined && { body: this.#filledIn(body, step.object) }),
      ...(contentType !== undefined && { headers: { 'content-type': contentType } }),
    })
    const stored = await this.#access.send({ method: 'GET', path: step.object })
    if (stored.status === 200) this.#stored.set(step.object, stored.body as KnownObject)
    else this.#stored.delete(step.object)
    return {
      status: received.status,
      ...this.#answer(received, step.object),
      warnings: received.warnings.toSorted(),
      stored: stored.status === 200 ? this.#portable.of(stored.body) : stored.status,
    }
  }

  /** The stored object with marks in the place of what is this server's own. */
  known(path: string): KnownObject | undefined {
    const stored = this.#stored.get(path)
    if (stored === undefined) return undefined
    const { managedFields: _, ...metadata } = stored.metadata
    const marks = serversOwn.filter((field) => field in metadata).map((field) => [field, mark(field)] as const)
    return { ...stored, metadata: { ...metadata, ...Object.fromEntries(marks) } }
  }

  #answer({ status, body }: Received, path: string): Pick<Observation, 'refusal' | 'body'> {
    if (status < 400) return { body: this.#portable.of(body) }
    const { reason, message, details } = body as { reason?: unknown; message?: string; details?: { causes?: object[] } }
    const version = String(this.#stored.get(path)?.metadata['resourceVersion'])
    const causes = (details?.causes ?? []).map((cause) => JSON.stringify(Object.entries(cause).toSorted()))
    const told = message === undefined || causes.length > 1 ? {} : { message: portableText(message, version) }
    return { refusal: { reason, causes: causes.map((cause) => portableText(cause, version)).toSorted(), ...told } }
  }

  #filledIn(body: string, path: string): string {
    const metadata = this.#stored.get(path)?.metadata ?? {}
    return serversOwn.reduce((filled, field) => filled.replaceAll(mark(field), String(metadata[field] ?? '')), body)
  }
}

/** Messages cite whole objects at times. */
function portableText(message: string, version: string): string {
  return message
    .replaceAll(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, '<uid>')
    .replaceAll(/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, '<time>')
    .replaceAll(new RegExp(String.raw`(\\*"|\()${version}(?=\\*"|\))`, 'g'), '$1<version>')
}

/** The first thing in which two observations differ, both ways; undefined where they agree. */
export function firstDisagreement(embedded: Observation, real: Observation): string | undefined {
  for (const part of ['status', 'refusal', 'body', 'warnings', 'stored'] as const) {
    if (isDeepStrictEqual(embedded[part], real[part])) continue
    // A code alone says little.
    const shown = (one: Observation) => JSON.stringify(part === 'status' ? (one.refusal ?? one.body) : one[part])
    return `${part} ${embedded.status}, ${real.status}\n  embedded: ${shown(embedded)}\n  real:     ${shown(real)}`
  }
  return undefined
}
