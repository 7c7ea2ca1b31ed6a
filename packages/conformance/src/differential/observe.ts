import { isDeepStrictEqual } from 'node:util'
import type { Received, ServerAccess } from '../suite/server-access.ts'
import { Portable } from './portable.ts'
import { type KnownObject, mark, serversOwn, type Step } from './random-step.ts'

/** What came of a step on one server, without what must differ between two. */
export interface Observation {
  /** 0 where the server hung up: it panics over some requests. */
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
    const received = await this.#send(step)
    if (received === undefined) return { status: 0, warnings: [], stored: undefined }
    const stored = await this.#access.send({ method: 'GET', path: step.object })
    const name = nameIn(step.object)
    if (stored.status === 200) this.#stored.set(name, stored.body as KnownObject)
    else this.#stored.delete(name)
    return {
      status: received.status,
      ...this.#answer(received, step.object),
      warnings: received.warnings.toSorted(),
      stored: stored.status === 200 ? this.#portable.of(stored.body) : stored.status,
    }
  }

  /** All objects are gone. */
  forget(): void {
    this.#stored.clear()
  }

  /** The stored object with marks in the place of what is this server's own. */
  known(name: string): KnownObject | undefined {
    const stored = this.#stored.get(name)
    if (stored === undefined) return undefined
    const { managedFields: _, ...metadata } = stored.metadata
    const marks = serversOwn.filter((field) => field in metadata).map((field) => [field, mark(field)] as const)
    return { ...stored, metadata: { ...metadata, ...Object.fromEntries(marks) } }
  }

  async #send({ method, path, contentType, accept, body, object }: Step): Promise<Received | undefined> {
    const headers = { ...(contentType !== undefined && { 'content-type': contentType }), ...(accept !== undefined && { accept }) }
    try {
      return await this.#access.send({ method, path, headers, ...(body !== undefined && { body: this.#filledIn(body, object) }) })
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ECONNRESET') return undefined
      throw error
    }
  }

  #answer({ status, body }: Received, path: string): Pick<Observation, 'refusal' | 'body'> {
    if (status < 400) return { body: this.#portable.of(body) }
    const { reason, message, details } = body as { reason?: unknown; message?: string; details?: { causes?: object[] } }
    const version = String(this.#stored.get(nameIn(path))?.metadata['resourceVersion'])
    const causes = (details?.causes ?? []).map((cause) => JSON.stringify(Object.entries(cause).toSorted()))
    const told = message === undefined || causes.length > 1 ? {} : { message: portableText(message, version) }
    return { refusal: { reason, causes: causes.map((cause) => portableText(cause, version)).toSorted(), ...told } }
  }

  #filledIn(body: string, path: string): string {
    const metadata = this.#stored.get(nameIn(path))?.metadata ?? {}
    return serversOwn.reduce((filled, field) => filled.replaceAll(mark(field), String(metadata[field] ?? '')), body)
  }
}

/** The versions of an object are one. */
function nameIn(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** What does not fit a type is found in the order of a Go map, and an unknown field ends the search; a map in the place of a list key is shown in it. */
function withoutChance(message: string): string {
  const isKeyedByMap = /^failed to create typed [^]*\[[^:]*=[^:]*=/.test(message)
  return (isKeyedByMap ? [...message].toSorted().join('') : message)
    .replace(/(?:: |^)(?:errors:\n|\.)[^]*field not declared in schema[^]*$/, ': (fields)')
    .replace(/: errors:\n[^]*$/, ': (errors)')
}

/** Messages cite whole objects at times. */
function portableText(message: string, version: string): string {
  return withoutChance(message)
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
