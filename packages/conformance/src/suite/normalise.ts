import { normaliseQuotedObject } from './quoted-object.ts'

/**
 * Takes out of transcripts what must differ between two runs, and nothing else: uids, versions, times, generated names and tokens become
 * `<uid 1>`, `<version 2>` and the like, numbered as they first appear, so that what was equal stays equal.
 */
export class Normaliser {
  readonly #names = new Map<string, string>()
  readonly #counts = new Map<string, number>()

  /** Writes a value that the case knows, such as its namespace, under a name. */
  name(value: string, name: string): void {
    this.#names.set(value, `<${name}>`)
  }

  normalise(value: unknown, key = ''): unknown {
    if (Array.isArray(value)) return (key === 'managedFields' ? inOrder(value) : value).map((item) => this.normalise(item, key))
    if (typeof value === 'object' && value !== null) {
      const entries = Object.entries(isStatus(value) ? withSortedCauses(value) : isOfDefinitions(value) ? withoutManagers(value) : value)
      const isList = 'items' in value || 'rows' in value
      return Object.fromEntries(
        entries.map(([name, item]) => [
          this.#text(name),
          isList && name === 'metadata' ? this.#listMeta(item) : this.normalise(item, name),
        ]),
      )
    }
    return typeof value === 'string' ? this.#string(value, key) : value
  }

  /**
   * The version of a list is the server's newest, so it is that of the object written last only if nobody else wrote: on the real server
   * others do. It gets a name of its own whatever it is.
   */
  #listMeta(metadata: unknown): unknown {
    const { resourceVersion, ...rest } = metadata as { readonly resourceVersion?: string }
    const named = this.normalise(rest) as object
    if (resourceVersion === undefined) return named
    if (!this.#names.has(resourceVersion)) this.#numbered('version of a list', resourceVersion)
    return { ...named, resourceVersion: '<version of a list>' }
  }

  #string(value: string, key: string): string {
    if (key === 'uid' && isUid(value)) return this.#numbered('uid', value)
    if (key === 'resourceVersion' && /^[1-9]\d*$/.test(value)) return this.#numbered('version', value)
    if (key === 'cells' && /^\d+[smhdy]/.test(value)) return '<age>'
    if (key === 'continue' && value !== '') return this.#numbered('continue', value)
    if (/(?:Timestamp|Time|^time|^cells)$/.test(key) && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(value)) return '<time>'
    return this.#text(value)
  }

  /** Messages quote uids, versions and names that appeared elsewhere. */
  #text(value: string): string {
    let text = withoutCurrentVersion(normaliseQuotedObject(value))
    for (const [known, name] of this.#names) text = replaceWord(text, known, name)
    return text.replaceAll(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, (uid) => this.#numbered('uid', uid))
  }

  #numbered(what: string, value: string): string {
    const known = this.#names.get(value)
    if (known !== undefined) return known
    const count = (this.#counts.get(what) ?? 0) + 1
    this.#counts.set(what, count)
    this.#names.set(value, `<${what} ${count}>`)
    return `<${what} ${count}>`
  }
}

/** The real server writes definitions itself, too, and notes it; how it does so is no business of its clients. */
function isOfDefinitions(value: object): boolean {
  return 'kind' in value && (value.kind === 'CustomResourceDefinition' || value.kind === 'CustomResourceDefinitionList')
}

function withoutManagers(value: object): object {
  const { metadata, items, ...rest } = value as { readonly metadata?: object; readonly items?: readonly object[] }
  return {
    ...rest,
    ...(metadata !== undefined && { metadata: Object.fromEntries(Object.entries(metadata).filter(([name]) => name !== 'managedFields')) }),
    ...(items !== undefined && { items: items.map(withoutManagers) }),
  }
}

/** Managers are listed by the second in which they wrote, which is chance; their order here is by what they are. */
function inOrder(managers: readonly unknown[]): readonly unknown[] {
  const rank = (entry: unknown) => {
    const { operation, manager, subresource, apiVersion, fieldsV1 } = entry as { readonly [field: string]: unknown }
    return JSON.stringify([operation, manager, subresource, apiVersion, fieldsV1])
  }
  return managers.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))
}

/** Refusals of a version say what the server has instead. */
function withoutCurrentVersion(text: string): string {
  return text.replace(/(too old resource version: \d+ \(|Too large resource version: \d+, current: )\d+/, '$1<version>')
}

interface Causes {
  readonly kind: 'Status'
  readonly message?: string
  readonly details?: { readonly causes?: readonly { readonly field?: string; readonly reason?: string; readonly message: string }[] }
}

function isStatus(value: object): value is Causes {
  return 'kind' in value && value.kind === 'Status'
}

/** The real server finds some causes in the order of a Go map, which changes; its message lists them in the same order, each once. */
function withSortedCauses(status: Causes): Causes {
  const { message = '', details } = status
  const causes = details?.causes ?? []
  if (causes.length < 2) return status
  const listed = (from: typeof causes) => `[${[...new Set(from.map((cause) => `${cause.field}: ${cause.message}`))].join(', ')}]`
  // By field first: a message may quote what changes from run to run.
  const rank = (cause: (typeof causes)[number]) => `${cause.field}\0${cause.reason}\0${cause.message}`
  const sorted = causes.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))
  return { ...status, message: message.replace(listed(causes), () => listed(sorted)), details: { ...details, causes: sorted } }
}

function isUid(value: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(value)
}

/** A version such as 7 is replaced only where it stands alone, not within 17. */
function replaceWord(text: string, word: string, by: string): string {
  if (!text.includes(word)) return text
  const escaped = word.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)
  return text.replaceAll(new RegExp(`(?<![\\w])${escaped}(?![\\w])`, 'g'), () => by)
}
