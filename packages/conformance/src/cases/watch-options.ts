import type { Area, Case } from '../suite/case.ts'
import { count, create, foo, hasEnd, now, until } from './watch-kind.ts'

/** What is said to a watch before any event, or as its first. */
const refused: { readonly [title: string]: string } = {
  'sendInitialEvents without a match': 'sendInitialEvents=true',
  'sendInitialEvents=false without a match': 'sendInitialEvents=false',
  'sendInitialEvents and exact': 'sendInitialEvents=true&resourceVersionMatch=Exact',
  'sendInitialEvents and an unknown match': 'sendInitialEvents=true&resourceVersionMatch=Newest',
  'a match without sendInitialEvents': 'resourceVersionMatch=NotOlderThan',
  'a match and a version without sendInitialEvents': 'resourceVersion=0&resourceVersionMatch=NotOlderThan',
  'an exact match': 'resourceVersion=1&resourceVersionMatch=Exact',
  'a malformed version': 'resourceVersion=x',
  'a negative version': 'resourceVersion=-1',
  'a malformed label selector': 'labelSelector=a%20b',
  'an unsupported field selector': 'fieldSelector=spec.size=1',
  'a malformed timeout': 'timeoutSeconds=x',
  'sendInitialEvents and a token': 'sendInitialEvents=true&resourceVersionMatch=NotOlderThan&continue=x',
}

/** What a watch can be asked for. */
export const watchOptions: Area = {
  name: 'watch-options',
  crds: [foo.crd],
  cases: [
    ...Object.entries(refused).map(([title, query]): Case => ({
      title,
      async run(s) {
        await s.watch(`${foo.path(s.namespace)}?watch=true&timeoutSeconds=1&${query}`, () => false)
      },
    })),
    ...['resourceVersion=', 'resourceVersion=0'].map((version): Case => ({
      title: `sendInitialEvents with ${version} and bookmarks`,
      async run(s) {
        await create(s, 'b')
        await create(s, 'a')
        await now(s)
        const query = `watch=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true&${version}`
        await s.watch(`${foo.path(s.namespace)}?${query}`, hasEnd)
      },
    })),
    {
      title: 'sendInitialEvents from a version, with bookmarks',
      async run(s) {
        await create(s, 'a')
        const query = 'watch=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true'
        await s.watch(`${foo.path(s.namespace)}?${query}&resourceVersion=${await now(s)}`, hasEnd)
      },
    },
    {
      title: 'sendInitialEvents without bookmarks',
      async run(s) {
        await create(s, 'a')
        await now(s)
        const query = 'watch=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan'
        await s.watch(`${foo.path(s.namespace)}?${query}`, count(2), () => create(s, 'b'))
      },
    },
    {
      title: 'sendInitialEvents=false sends changes only',
      async run(s) {
        await create(s, 'a')
        await now(s)
        const query = 'watch=true&sendInitialEvents=false&resourceVersionMatch=NotOlderThan'
        await s.watch(`${foo.path(s.namespace)}?${query}`, until(1), () => create(s, 'b'))
      },
    },
    {
      title: 'a sendInitialEvents that is no truth',
      async run(s) {
        await s.watch(`${foo.path(s.namespace)}?watch=true&timeoutSeconds=1&sendInitialEvents=maybe`, () => false)
      },
    },
    {
      title: 'timeoutSeconds ends the stream',
      async run(s) {
        await create(s, 'a')
        await now(s)
        await s.watch(`${foo.path(s.namespace)}?watch=true&timeoutSeconds=1`, () => false)
      },
    },
    {
      title: 'watch=1, watch=false and watch=no',
      async run(s) {
        await create(s, 'a')
        await now(s)
        await s.watch(`${foo.path(s.namespace)}?watch=1&timeoutSeconds=1`, count(1))
        await s.get(`${foo.path(s.namespace)}?watch=false`)
        // Anything but false and 0 is true.
        await s.watch(`${foo.path(s.namespace)}?watch=no&timeoutSeconds=1`, count(1))
      },
    },
    {
      title: 'a limit does nothing',
      async run(s) {
        await create(s, 'a')
        await create(s, 'b')
        await now(s)
        await s.watch(`${foo.path(s.namespace)}?watch=true&limit=1&timeoutSeconds=1`, () => false)
      },
    },
  ],
}
