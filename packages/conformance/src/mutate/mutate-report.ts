import { parts } from './observe-verdict.ts'
import type { Tally } from './tally.ts'

/** Differences that are shown of each part; the count of all is in the table. */
const SHOWN = 8
const WIDTH = 600

/** The lines that `npm run mutate` prints. The last one is its figure. */
export function mutateReport({ judged, refused, different, counts }: Tally, what: string, seed: number): string[] {
  const found = parts.flatMap((part) => {
    const own = different.filter((disagreement) => disagreement.part === part)
    if (own.length === 0) return []
    const shown = own
      .slice(0, SHOWN)
      .flatMap(({ title, kindbox, server }) => [`  ${cut(title)}`, `    kindbox: ${cut(kindbox)}`, `    server:  ${cut(server)}`])
    return [`Different in ${part}: ${own.length}`, ...shown, ...(own.length > SHOWN ? [`  and ${own.length - SHOWN} more`] : []), '']
  })
  const table = parts.map((part) => `${part.padEnd(10)}${String(counts[part]).padStart(8)} different`)
  const figure = `${different.length} ${different.length === 1 ? 'difference' : 'differences'}`
  return [...found, ...table, `mutate (seed ${seed}): ${judged} ${what} judged, ${refused} of them refused, ${figure}`]
}

/** In how many definitions each rule found something: a rule that none of them broke was not compared. */
export function rulesReport(found: ReadonlyMap<string, number>): string[] {
  return [
    'Definitions in which a rule of lint, or its decoder, found something:',
    ...[...found].map(([rule, count]) => `${String(count).padStart(8)}  ${rule}`),
  ]
}

function cut(text: string): string {
  const line = text.replaceAll('\n', ' ¦ ')
  return line.length <= WIDTH ? line : `${line.slice(0, WIDTH)}…`
}
