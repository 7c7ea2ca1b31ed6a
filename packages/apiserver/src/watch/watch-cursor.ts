import { ApiError } from '@kindbox/core'
import { expired, versionTooLarge } from '../failure/failure.ts'
import { viewOf } from '../kind/served-resource.ts'
import type { Selection } from '../selector/selection.ts'
import type { Snapshot } from '../storage/collection.ts'
import { type Audience, bookmarkLine, encodedLine, errorLine, eventLine } from './watch-events.ts'

/** What a watch shows, and from when on. */
export interface WatchScope extends Audience {
  /** What the keys of the objects begin with. */
  readonly prefix: string
  readonly selection: Selection
  /** Whether what exists is shown first. */
  readonly fromBeginning: boolean
  /** The version after which changes are shown; of what exists, the version it has to have reached. */
  readonly version: number
  /** Whether the watch has bookmarks: one that ends what exists, and others from time to time. */
  readonly bookmarks: boolean
  /** The version of the server's last write. */
  readonly revision: () => number
  /** Whether the resource is still served as it was when the watch began. */
  readonly isServed: () => boolean
}

/** Lines and changes that are read at a time. */
const BATCH = 256

/**
 * The place of a watch in the history of its resource. It keeps no events: it reads the history when there is somebody to read to, so
 * a slow reader costs nothing; one so slow that the history has left it behind is cut off, as the server cuts off a watcher whose
 * buffer is full.
 */
export class WatchCursor {
  readonly #scope: WatchScope
  #position: number
  #first: Iterator<Uint8Array> | undefined
  #bookmarkDue = false
  #over = false

  constructor(scope: WatchScope) {
    const { resource, fromBeginning, version, revision } = scope
    this.#scope = scope
    this.#position = fromBeginning ? revision() : version
    const refusal = refuse(scope)
    this.#over = refusal !== undefined
    if (refusal !== undefined) this.#first = [errorLine(refusal.status)].values()
    // The snapshot is of now, whenever its lines are read.
    else if (fromBeginning) this.#first = existing(scope, this.#position, resource.objects.now())
  }

  /** The lines there are now, none where one has to wait; undefined when the watch is over. */
  read(): readonly Uint8Array[] | undefined {
    try {
      return this.#read()
    } catch (error) {
      // An object that cannot be sent as what was asked for ends the watch without a word.
      if (!(error instanceof ApiError)) throw error
      this.#over = true
      return undefined
    }
  }

  #read(): readonly Uint8Array[] | undefined {
    const first = this.#readFirst()
    // Where nothing existed, there may be changes since: waiting for the next one would pass over them.
    if (first.length > 0) return first
    if (this.#over) return undefined
    const { resource, prefix, selection, isServed } = this.#scope
    const changes = resource.objects.history.after(this.#position, BATCH)
    if (changes === undefined || (changes.length === 0 && !isServed())) return undefined
    this.#position = changes.at(-1)?.stored.revision ?? this.#position
    const lines = changes.flatMap((change) => eventLine(this.#scope, change, prefix, selection) ?? [])
    return this.#bookmarkDue && changes.length < BATCH ? [...lines, this.#bookmark()] : lines
  }

  /** What comes before the changes, a batch at a time: there may be more of it than fits into memory twice. */
  #readFirst(): Uint8Array[] {
    const lines: Uint8Array[] = []
    while (this.#first !== undefined && lines.length < BATCH) {
      const { done, value } = this.#first.next()
      if (done === true) this.#first = undefined
      else lines.push(value)
    }
    return lines
  }

  /** Ends the next lines with a bookmark. */
  requestBookmark(): void {
    this.#bookmarkDue = true
  }

  #bookmark(): Uint8Array {
    this.#bookmarkDue = false
    this.#position = Math.max(this.#position, this.#scope.revision())
    return bookmarkLine(this.#scope, this.#position)
  }
}

/** Once the request itself is understood, a refusal is an event and no answer of its own (apiserver pkg/storage/cacher, `Watch`). */
function refuse({ resource, fromBeginning, version, revision }: WatchScope): ApiError | undefined {
  if (fromBeginning) return version > revision() ? versionTooLarge(version, revision()) : undefined
  const { compacted } = resource.objects.history
  return version < compacted ? expired(`too old resource version: ${version} (${compacted})`) : undefined
}

/** What exists now, as ADDED, and the bookmark that closes it. */
function* existing(scope: WatchScope, version: number, snapshot: Snapshot): Generator<Uint8Array, void> {
  const { resource, prefix, selection, bookmarks } = scope
  for (const stored of snapshot.scan(prefix)) {
    if (selection.everything || selection.matches(viewOf(resource, stored).object)) yield encodedLine(scope, 'ADDED', stored)
  }
  if (bookmarks) yield bookmarkLine(scope, version, true)
}
