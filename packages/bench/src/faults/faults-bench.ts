import { table } from '../statistics.ts'
import { informers } from './informers.ts'
import { rows, type Row } from './rows.ts'
import { bound, runCell, type Cell } from './run-cell.ts'

/** So many informers run at a time: most of the time they wait. */
const atOnce = 8

/** Puts every fault before every informer, and tells how each got over it. */
export async function faultsBench(node: string, peers: string, print: (text: string) => void): Promise<void> {
  print(`\nFaults: 10 objects, one change each 0.5 s; seconds from the fault to the first new event, given up after ${bound}`)
  const cells = rows.flatMap((row) => Object.keys(informers).map((informer) => ({ row, informer })))
  const results = new Map<(typeof cells)[number], Cell>()
  const waiting = cells.values()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const cell of waiting) results.set(cell, await runCell(cell.row, cell.informer, node, peers))
    }),
  )
  const heading = [
    'fault',
    'informer',
    'back, s',
    'after its end',
    'requests',
    'most in 1 s',
    'connections',
    'false deletes',
    'doubled',
    'lost',
    'bad one named',
  ]
  print(table([heading, ...cells.map((cell) => [cell.row.name, cell.informer, ...figures(results.get(cell)!)])]))
  const ours = cells.filter(({ informer }) => informer.startsWith('kindbox'))
  const short = ours.map((cell) => ({ cell, found: shortfalls(cell.row, results.get(cell)!) })).filter(({ found }) => found.length > 0)
  for (const { cell, found } of short) print(`falls short: ${cell.row.name}, ${cell.informer}: ${found.join('; ')}`)
  print(`\nfaults: ${ours.length - short.length} of ${ours.length} as they should be`)
  if (short.length > 0) process.exitCode = 1
}

function figures({ back, late, requests, most, connections, falseDeletes, doubled, lost, named }: Cell): (string | number)[] {
  return [
    back === undefined ? 'never' : back.toFixed(1),
    late === undefined ? '' : late.toFixed(1),
    requests,
    most,
    connections,
    falseDeletes,
    doubled,
    lost,
    named === undefined ? '' : named ? 'yes' : 'no',
  ]
}

/** What is promised of an informer of ours, and not kept. */
function shortfalls(row: Row, { back, late, requests, most, connections, falseDeletes, doubled, lost, named }: Cell): string[] {
  const isStall = row.name === 'silent stall'
  const within = isStall ? 45 : 2
  const found: string[] = []
  // The next change may be half a second away.
  const seconds = late ?? back
  if (seconds === undefined || seconds > within + 0.5) found.push(`back after ${seconds?.toFixed(1) ?? 'more than the bound of'} s`)
  if (falseDeletes > 0) found.push(`${falseDeletes} false deletes`)
  if (doubled + lost > 0) found.push(`${doubled} doubled, ${lost} lost`)
  if (named === false) found.push('the object that does not fit was not named')
  // Where an object does not fit nothing fails: a list and the watch that follows it are the two that it takes.
  const mostAllowed = named === undefined ? 1 : 2
  if (row.quiet === undefined ? most > mostAllowed : requests > row.quiet / 30 || connections > 0)
    found.push(`${requests} requests, ${most} in a second`)
  return found
}
