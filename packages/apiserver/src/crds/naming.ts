import type { CustomResourceDefinitionCondition, CustomResourceDefinitionNames } from '@kindbox/crd'

/** A condition of a definition, before anybody knows since when. */
export type Condition = Omit<CustomResourceDefinitionCondition, 'lastTransitionTime'>

/** What came of the names that a definition asks for. */
export interface Naming {
  /** The names it has: those it asked for, except where another definition of the group has one. */
  readonly accepted: CustomResourceDefinitionNames
  readonly condition: Condition
}

/**
 * Compares the names of a definition with those that others of its group were given (apiextensions-apiserver
 * pkg/controller/status/naming_controller.go). Of several conflicts the condition tells the last.
 */
export function acceptNames(
  wanted: CustomResourceDefinitionNames,
  had: CustomResourceDefinitionNames | undefined,
  others: readonly CustomResourceDefinitionNames[],
): Naming {
  const resources = new Set(others.flatMap(({ plural, singular, shortNames = [] }) => [plural, singular, ...shortNames]))
  const kinds = new Set(others.flatMap(({ kind, listKind }) => [kind, listKind]))
  const accepted: { -readonly [Name in keyof CustomResourceDefinitionNames]: CustomResourceDefinitionNames[Name] } = {
    plural: '',
    kind: '',
    ...had,
  }
  let condition: Condition = { type: 'NamesAccepted', status: 'True', reason: 'NoConflicts', message: 'no conflicts found' }
  const conflict = (reason: string, names: readonly string[]) => {
    const messages = names.map((name) => `${JSON.stringify(name)} is already in use`)
    const message = messages.length === 1 ? messages[0]! : `[${messages.join(', ')}]`
    condition = { type: 'NamesAccepted', status: 'False', reason, message }
  }
  const take = (field: 'plural' | 'singular' | 'kind' | 'listKind', used: ReadonlySet<string | undefined>, reason: string) => {
    const name = wanted[field] ?? ''
    if (name !== had?.[field] && used.has(name)) conflict(reason, [name])
    else accepted[field] = name
  }
  take('plural', resources, 'PluralConflict')
  take('singular', resources, 'SingularConflict')
  const taken = (wanted.shortNames ?? []).filter((name) => had?.shortNames?.includes(name) !== true && resources.has(name))
  if (taken.length > 0) conflict('ShortNamesConflict', taken)
  else if (wanted.shortNames === undefined) delete accepted.shortNames
  else accepted.shortNames = wanted.shortNames
  take('kind', kinds, 'KindConflict')
  take('listKind', kinds, 'ListKindConflict')
  const { categories: _, ...names } = accepted
  return { accepted: { ...names, ...(wanted.categories && { categories: wanted.categories }) }, condition }
}
