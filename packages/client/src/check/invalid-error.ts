import { describeRef, InvalidError, type AnyResource, type InvalidObject, type ObjectList } from '@kindbox/core'

/** Objects and issues that a message spells out; the error carries all of them. */
const shownObjects = 10
const shownIssues = 5

/** The error for one object that does not fit. `done` is for writes: the server has carried them out, whatever it answered. */
export function invalidAnswer(what: string, resource: AnyResource, invalid: InvalidObject, done: boolean): InvalidError {
  const carriedOut = done ? 'The server has done it, but ' : ''
  const found = `${describeRef(invalid.ref)} does not fit the schema of ${described(resource)}`
  return new InvalidError(`${what}: ${carriedOut}${found}: ${listed(invalid)}`, [invalid])
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
