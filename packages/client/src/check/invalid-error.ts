import { describeRef, InvalidError, type AnyResource, type InvalidObject, type ObjectList } from '@kindbox/core'

/** Objects and issues that a message spells out; the error carries all of them. */
const shownObjects = 10
const shownIssues = 5

/**
 * The error for one object that does not fit.
 *
 * @param what verb and object: `get Foo default/baz`
 * @param done whether it answers a write: then the server has accepted it, whatever it answered
 */
export function invalidAnswer(what: string, resource: AnyResource, invalid: InvalidObject, done: boolean): InvalidError {
  const name = describeRef(invalid.ref)
  const object = what.endsWith(` ${name}`) ? 'the object' : name
  const found = `${object} does not fit the schema of ${described(resource)}: ${listed(invalid)}`
  return new InvalidError(`${what}: ${done ? `the server has accepted it, but ${found}` : found}`, [invalid])
}

/** The error for a list with objects that do not fit; it carries the others. */
export function invalidItems(
  what: string,
  resource: AnyResource,
  invalid: readonly InvalidObject[],
  list: ObjectList<unknown>,
): InvalidError {
  const all = invalid.length + list.items.length
  const head = `${what}: ${invalid.length} of ${all} objects ${invalid.length === 1 ? 'does' : 'do'} not fit the schema of ${described(resource)}:`
  const lines = invalid.slice(0, shownObjects).map((each) => `\n  ${describeRef(each.ref)}: ${listed(each)}`)
  const more = invalid.length > shownObjects ? `\n  and ${invalid.length - shownObjects} more` : ''
  return new InvalidError(`${head}${lines.join('')}${more}`, invalid, { list })
}

function listed({ issues }: InvalidObject): string {
  const shown = issues.slice(0, shownIssues).map(({ message }) => message)
  const more = issues.length > shownIssues ? [`And ${issues.length - shownIssues} more.`] : []
  return [...shown, ...more].join(' ')
}

function described({ kind, apiVersion }: AnyResource): string {
  return `${kind} (${apiVersion})`
}
