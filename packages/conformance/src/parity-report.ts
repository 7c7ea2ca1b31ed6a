import type { Agreement, Parity } from './parity.ts'

/** Differences that are shown of each kind; the count of all is in the table. */
const SHOWN = 5
const WIDTH = 160

/** The lines that `npm run parity` prints. The last one is its figure. */
export function parityReport(parity: Parity): string[] {
  const { accepted, status, causes, stored } = parity
  const rows = [
    ['accept or refuse', accepted],
    ['status code', status],
    ['causes', causes],
    ['stored object', stored],
  ] as const
  return [
    ...rows.flatMap(([title, agreement]) => differences(title, agreement)),
    ...unknownKinds(parity.unknown),
    ...rows.map(([title, agreement]) => `${title.padEnd(18)}${ratio(agreement).padStart(12)}${percentage(agreement).padStart(10)}`),
    ...(parity.notEvaluated === 0 ? [] : [`${parity.notEvaluated} of ${accepted.of} verdicts leave CEL rules open.`]),
    `parity: ${ratio(accepted)} in accept or refuse, ${ratio(causes)} in causes`,
  ]
}

function differences(title: string, { differences: found }: Agreement): string[] {
  if (found.length === 0) return []
  const shown = found
    .slice(0, SHOWN)
    .flatMap(({ id, kindbox, server }) => [`  ${id}`, `    kindbox: ${cut(kindbox, server)}`, `    server:  ${cut(server, kindbox)}`])
  const more = found.length - SHOWN
  return [`Different in ${title}: ${found.length}`, ...shown, ...(more > 0 ? [`  and ${more} more`] : []), '']
}

function unknownKinds(unknown: readonly string[]): string[] {
  if (unknown.length === 0) return []
  const more = unknown.length - SHOWN
  return [
    `No definition in the folder for ${unknown.length} manifests:`,
    ...unknown.slice(0, SHOWN).map((line) => `  ${line}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
    '',
  ]
}

/** The part of a long text around the first place where it differs from the other. */
function cut(text: string, other: string): string {
  const line = text === '' ? '(none)' : text.replaceAll('\n', ' | ')
  if (line.length <= WIDTH) return line
  const against = other.replaceAll('\n', ' | ')
  let same = 0
  while (same < line.length && line[same] === against[same]) same++
  const start = Math.max(0, Math.min(same - WIDTH / 2, line.length - WIDTH))
  return `${start > 0 ? '…' : ''}${line.slice(start, start + WIDTH)}${start + WIDTH < line.length ? '…' : ''}`
}

function ratio({ agreed, of }: Agreement): string {
  return `${agreed}/${of}`
}

/** Never rounded up to 100. */
function percentage({ agreed, of }: Agreement): string {
  return of === 0 ? '-' : `${(Math.floor((agreed / of) * 10_000) / 100).toFixed(2)} %`
}
