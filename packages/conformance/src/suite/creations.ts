import type { Case } from './case.ts'
import type { SampleKind } from './sample-kind.ts'

/** One case per row: an object with these fields is created, and the answer says it all. */
export function creations(kind: SampleKind, rows: { readonly [title: string]: object }): Case[] {
  return Object.entries(rows).map(([title, fields]) => ({
    title,
    async run(s) {
      await s.post(kind.path(s.namespace), kind.object('a', fields))
    },
  }))
}
