import type { Path } from '@kindbox/core'
import { compileDefaults, compileListTypes, compilePrune, compileSchema, unknownFieldName } from '@kindbox/crd/steps'
import { agrees, errorLines, type Judgement, recordedLines } from './judgement.ts'
import type { UnitCase } from './read-oracle.ts'

/** The record does not say whether the object is a whole resource, whose metadata is left alone; it must fit one of the two. */
export function judgePrune({ schema, in: value, out, unknown }: UnitCase): Judgement {
  const asRoot: Path[] = []
  const root = compilePrune(schema ?? {})(value, asRoot)
  const asPart: Path[] = []
  const { part } = compilePrune({ properties: { part: schema ?? {} } })({ part: value }, asPart) as { readonly part: unknown }
  // Upstream removes these without a word when they are at the beginning of the path, which they are not here.
  const said = asPart.map(([, ...path]) => path).filter((path) => !['apiVersion', 'kind', 'metadata'].includes(unknownFieldName(path)))
  // Some cases did not ask for the names.
  const names = (paths: readonly Path[]) => (unknown == null ? [] : paths.map(unknownFieldName).toSorted())
  const server = [shown(out), ...(unknown ?? []).toSorted()]
  const kindbox = [shown(root), ...names(asRoot)]
  const inPart = [shown(part), ...names(said)]
  return { kindbox: agrees({ kindbox: inPart, server }) ? inPart : kindbox, server }
}

/** Keys in one order. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(shown).join(',')}]`
  if (typeof value !== 'object' || value === null) return typeof value === 'bigint' ? String(value) : (JSON.stringify(value) ?? 'nothing')
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${shown(item)}`).join(',')}}`
}

export function judgeDefault({ schema, in: value, out }: UnitCase): Judgement {
  return { kindbox: [shown(compileDefaults(schema ?? {})?.(value) ?? value)], server: [shown(out)] }
}

/** These were called with a path of their own. */
export function judgeListTypes({ schema, obj, errors = [] }: UnitCase): Judgement {
  const server = recordedLines(errors, (field) => field.replace(/^root\.?/, ''))
  return { kindbox: errorLines(compileListTypes(schema ?? {})?.(obj) ?? []), server }
}

/** Some were called with the path of a default. Since 1.36 a number out of its type's range is a cause of its own. */
export function judgeSchema({ schema, obj, errors = [] }: UnitCase): Judgement {
  const under = errors.map(({ field }) => /^spec\.validation\..*\.default(?=\.|$)/.exec(field)?.[0]).find((path) => path !== undefined)
  const found = compileSchema(schema ?? {}, under === undefined ? {} : { under })(obj)
  return { kindbox: errorLines(found.filter(({ message }) => !message.includes('Checked value must be'))), server: recordedLines(errors) }
}
