import type { Clock } from '../clock.ts'
import { type ServedResource, viewOf } from '../kind/served-resource.ts'
import type { Selection } from '../selector/selection.ts'
import { bookmarkLine, encodedLine, errorLine, eventLine } from './watch-events.ts'
import { expired } from '../failure/failure.ts'

/** What a watch shows, and from when on. */
export interface WatchRequest {
  readonly resource: ServedResource
  /** What the keys of the objects begin with. */
  readonly prefix: string
  readonly selection: Selection
  /** The version after which changes are shown; undefined to show what exists first. */
  readonly after: number | undefined
  readonly bookmarks: boolean
  /** Whether a bookmark tells the end of what existed before. */
  readonly endsInitialEvents: boolean
  /** Milliseconds until the server ends the watch. */
  readonly timeout: number
  /** Milliseconds between bookmarks. */
  readonly bookmarkInterval: number
  readonly clock: Clock
  /** The version of the server's last write. */
  readonly revision: () => number
  readonly signal: AbortSignal | undefined
}

/** Changes read from the history at a time. */
const BATCH = 256

/**
 * A watch as the stream of its lines. It keeps no events: it reads the history of the collection when its reader wants more, so a slow
 * reader costs nothing, and one so slow that the history has left it behind is cut off, as the server cuts off a watcher whose
 * buffer is full.
 */
export function watchStream(request: WatchRequest): ReadableStream<Uint8Array> {
  const { resource, prefix, selection, clock, signal } = request
  const { history } = resource.objects
  let position = request.after ?? request.revision()
  let bookmarkDue = false
  let initial = request.after === undefined ? initialLines(request) : undefined
  let stopWaiting: (() => void) | undefined
  let wake: (() => void) | undefined
  let ended = false

  function cleanUp(): void {
    ended = true
    cancelTimeout()
    cancelBookmarks()
    signal?.removeEventListener('abort', abort)
    stopWaiting?.()
    wake?.()
  }

  let controller: ReadableStreamDefaultController<Uint8Array>
  const abort = () => {
    controller.error(signal?.reason)
    cleanUp()
  }
  const end = () => {
    controller.close()
    cleanUp()
  }
  const cancelTimeout = clock.after(request.timeout, end)
  let cancelBookmarks = request.bookmarks ? scheduleBookmarks() : () => {}

  function scheduleBookmarks(): () => void {
    return clock.after(request.bookmarkInterval, () => {
      bookmarkDue = true
      wake?.()
      cancelBookmarks = scheduleBookmarks()
    })
  }

  /** The lines there are now; undefined when the history has left the watch behind. */
  function nextLines(): Uint8Array[] | undefined {
    if (initial !== undefined) {
      const lines = initial
      initial = undefined
      // Where nothing existed, there may be changes since: waiting for the next one would pass over them.
      if (lines.length > 0) return lines
    }
    const changes = history.after(position, BATCH)
    if (changes === undefined) return undefined
    position = changes.at(-1)?.stored.revision ?? position
    const lines = changes.flatMap((change) => eventLine(resource, change, prefix, selection) ?? [])
    if (bookmarkDue && changes.length < BATCH) {
      bookmarkDue = false
      lines.push(bookmarkLine(resource, Math.max(position, request.revision())))
    }
    return lines
  }

  function nextChange(): Promise<void> {
    return new Promise((resolve) => {
      wake = resolve
      stopWaiting = history.wait(resolve)
    })
  }

  return new ReadableStream<Uint8Array>(
    {
      start(given) {
        controller = given
        signal?.addEventListener('abort', abort)
        if (request.after !== undefined && request.after < history.compacted) {
          const { status } = expired(`too old resource version: ${request.after} (${history.compacted})`)
          controller.enqueue(errorLine(status))
          end()
        }
      },
      async pull() {
        while (!ended) {
          const lines = nextLines()
          if (lines === undefined) return end()
          if (lines.length > 0) return controller.enqueue(lines.length === 1 ? lines[0]! : Buffer.concat(lines))
          await nextChange()
        }
      },
      cancel: cleanUp,
    },
    { highWaterMark: 0 },
  )
}

/** What exists, as ADDED, and the bookmark that closes it. */
function initialLines({ resource, prefix, selection, bookmarks, endsInitialEvents, revision }: WatchRequest): Uint8Array[] {
  const lines: Uint8Array[] = []
  for (const stored of resource.objects.snapshot()?.scan(prefix) ?? []) {
    if (selection.everything || selection.matches(viewOf(resource, stored).object)) lines.push(encodedLine(resource, 'ADDED', stored))
  }
  if (bookmarks && endsInitialEvents) lines.push(bookmarkLine(resource, revision(), true))
  return lines
}
