export type Level = 'debug' | 'info' | 'warn' | 'error'

/** Writes one line of JSON for each thing that is said. */
export type Log = (level: Level, message: string, fields?: Readonly<Record<string, unknown>>) => void

export function jsonLog(write: (line: string) => void, now: () => Date = () => new Date()): Log {
  return (level, message, fields = {}) => write(`${JSON.stringify({ time: now().toISOString(), level, message, ...plain(fields) })}\n`)
}

/** Errors as their names and messages: their other properties may hold whole objects. */
function plain(fields: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, value instanceof Error ? `${value.name}: ${value.message}` : value]),
  )
}
