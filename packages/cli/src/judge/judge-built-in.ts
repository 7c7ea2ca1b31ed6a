import { validate, type AnyResource, type Issue, type IssueCode, type Path } from '@kindbox/core'
import { reviewMetadata } from '@kindbox/crd'
import { builtInNameRule } from './built-in-name-rule.ts'
import { leftToTheServer } from './left-to-the-server.ts'
import { fields } from './object-name.ts'

export interface BuiltInFault {
  readonly path: Path
  readonly field: string
  readonly message: string
  readonly code?: string
}

/** What the server's decoder refuses: it takes a document apart by Go's types, and answers 400. */
const DECODING: ReadonlySet<IssueCode> = new Set<IssueCode>(['FieldValueTypeInvalid', 'FieldValueInvalid', 'UnknownField'])

/**
 * What the server's data tells of an object of a built-in kind: types, formats, unknown fields, required fields, constants, and the metadata of all
 * kinds. Not the whole verdict, for which each kind has code of its own.
 */
export function judgeBuiltIn(resource: AnyResource, value: unknown): readonly BuiltInFault[] {
  const issues = validate(resource, value, { mode: 'input', strict: true }).filter((issue) => isRefused(issue, resource))
  const stored = resource.verbs?.includes('list') !== false
  const metadata = stored ? reviewMetadata(fields(value)['metadata'], builtInNameRule(resource)) : []
  return [
    ...issues.map(({ path, field, message, code }) => ({ path, field, message, code })),
    ...metadata.map(({ path, field = '', message, cause }) => ({
      path,
      field,
      message,
      ...(cause?.reason !== undefined && { code: cause.reason }),
    })),
  ]
}

function isRefused(issue: Issue, resource: AnyResource): boolean {
  if (DECODING.has(issue.code)) return !asksForName(issue)
  return !leftToTheServer(resource, issue.path)
}

/** That there is a name is asked of metadata as a whole. A kustomization may add it, and so may `kubectl create`. */
function asksForName({ code, path }: Issue): boolean {
  return code === 'FieldValueInvalid' && path.length === 1 && path[0] === 'metadata'
}
