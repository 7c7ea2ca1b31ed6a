/** A place in a text, counted from 1. */
interface Place {
  readonly line: number
  readonly column: number
}

/**
 * Where a module exports a name by a declaration of its own; undefined where it passes on what another module declares. A list's entries stand
 * where the list does.
 */
export function exportPlace(source: string, exportName: string): Place | undefined {
  const name = exportName.replace(/\[\d+\]$/, '')
  let number = 0
  for (const line of source.split('\n')) {
    number += 1
    const [, before, declared] = /^(\s*export\s+(?:default\b|(?:const|let|var)\s+))([\p{L}\p{N}_$]*)/u.exec(line) ?? []
    if (before === undefined) continue
    const isDefault = before.trimEnd().endsWith('default')
    if (isDefault ? name === 'default' : name === declared)
      return { line: number, column: (isDefault ? line.search(/\S/) : before.length) + 1 }
  }
  return undefined
}
