import type { Area } from '../suite/case.ts'
import type { Json } from '../suite/session.ts'
import { change, count, create, foo, hasEnd, now, remove } from './watch-kind.ts'

const withBookmarks = 'watch=true&allowWatchBookmarks=true'
const bookmarked = (events: readonly Json[]) => events.some(({ type }) => type === 'BOOKMARK')

/** Events that only say how far one has come. */
export const bookmarks: Area = {
  name: 'bookmarks',
  crds: [foo.crd],
  cases: [
    {
      title: 'one comes two seconds before the end',
      async run(s) {
        await create(s, 'a')
        const from = await now(s)
        await s.watch(`${foo.path(s.namespace)}?${withBookmarks}&resourceVersion=${from}&timeoutSeconds=5`, bookmarked, () =>
          change(s, 'a', { spec: { size: 2 } }),
        )
      },
    },
    {
      title: 'it is as new as what the selector did not let pass',
      async run(s) {
        await create(s, 'a')
        const query = `${withBookmarks}&resourceVersion=${await now(s)}&timeoutSeconds=5&labelSelector=in=yes`
        let last = ''
        const events = await s.watch(`${foo.path(s.namespace)}?${query}`, bookmarked, async () => {
          last = (await change(s, 'a', { spec: { size: 2 } })).body.metadata.resourceVersion
          s.name(last, 'version of the change')
        })
        const reached = BigInt(events.at(-1)?.object.metadata.resourceVersion ?? 0) >= BigInt(last)
        if (!reached) throw new Error('the bookmark is older than what had happened')
      },
    },
    {
      title: 'one can go on from it',
      async run(s) {
        await create(s, 'a')
        const events = await s.watch(`${foo.path(s.namespace)}?${withBookmarks}&timeoutSeconds=5`, hasEnd)
        const { resourceVersion } = events.at(-1)!.object.metadata
        await s.watch(`${foo.path(s.namespace)}?watch=true&resourceVersion=${resourceVersion}`, count(1), () => remove(s, 'a'))
      },
    },
    {
      title: 'none without being asked for',
      async run(s) {
        await create(s, 'a')
        const from = await now(s)
        await s.watch(
          `${foo.path(s.namespace)}?watch=true&resourceVersion=${from}&timeoutSeconds=4`,
          () => false,
          () => change(s, 'a', { spec: { size: 2 } }),
        )
      },
    },
    {
      title: 'none where the end is near from the start',
      async run(s) {
        await create(s, 'a')
        const from = await now(s)
        await s.watch(
          `${foo.path(s.namespace)}?${withBookmarks}&resourceVersion=${from}&timeoutSeconds=1`,
          () => false,
          () => change(s, 'a', { spec: { size: 2 } }),
        )
      },
    },
    ...['a=b', 'a'].map((labelSelector) => ({
      title: `what exists ends with one, though nothing is selected by ${labelSelector}`,
      async run(s: Parameters<typeof now>[0]) {
        await create(s, 'x')
        await now(s)
        await s.watch(`${foo.path(s.namespace)}?${withBookmarks}&labelSelector=${labelSelector}`, hasEnd)
      },
    })),
  ],
}
