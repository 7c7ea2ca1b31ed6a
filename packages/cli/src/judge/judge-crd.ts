import type { Issue } from '@kindbox/core'
import { lint, type CustomResourceDefinition } from '@kindbox/crd'
import type { ManifestObject } from './manifest-object.ts'
import type { Finding } from '../report/finding.ts'
import type { Kinds } from './kinds.ts'
import { fields, objectName } from './object-name.ts'
import type { Previous } from './previous.ts'

export interface CrdJudgement {
  readonly kinds: Kinds
  /** What the definitions replace. */
  readonly previous?: Previous | undefined
  /** Also what the server takes without a word though nobody can have meant it. */
  readonly traps: boolean
}

/** The verdict on a CustomResourceDefinition. Its kind is known from then on, for better or worse. */
export function judgeCrd(document: ManifestObject, file: string, { kinds, previous, traps }: CrdJudgement): Finding[] {
  const { value, problems } = document
  const object = objectName(value)
  const issues = lintCrd(value, { previous, traps })
  const findings = [
    ...problems.map(({ message, path }): Finding => ({
      file,
      ...document.position(path),
      severity: 'error',
      object,
      message,
      code: 'Undecodable',
    })),
    ...issues.map((issue): Finding => ({ file, ...document.position(issue.path), object, ...remarkOf(issue) })),
  ]
  const other = register(value, { refused: findings.some(({ severity }) => severity === 'error'), source: file, kinds })
  if (other !== undefined) {
    const message = `${other} defines this kind in another way, and comes first`
    findings.push({ file, ...document.position(['metadata', 'name']), severity: 'warning', object, message })
  }
  return findings
}

/**
 * What is wrong with a definition, in place of the previous one of its name if there is one. The server lists some causes of a refused update
 * as often as it finds them; a reader needs each once.
 */
export function lintCrd(crd: unknown, { previous, traps }: Omit<CrdJudgement, 'kinds'>): Issue[] {
  const old = previous?.crd(crd)
  const issues = lint(crd, { traps, ...(old !== undefined && { old }) })
  return [...new Map(issues.map((issue) => [`${issue.field}: ${issue.message}`, issue])).values()]
}

/** An issue without its place. */
export function remarkOf({ severity, code, field, message, fix }: Issue): Pick<Finding, 'severity' | 'code' | 'field' | 'message' | 'fix'> {
  return { severity, code, ...(field !== '' && { field }), message, ...(fix !== undefined && { fix }) }
}

function register(value: unknown, { refused, source, kinds }: { refused: boolean; source: string; kinds: Kinds }): string | undefined {
  // Without errors it is what its type says: lint has looked at every field.
  if (!refused) return kinds.add(value as CustomResourceDefinition, source)
  const { group, names } = fields(fields(value)['spec'])
  const { kind } = fields(names)
  if (typeof group === 'string' && typeof kind === 'string') kinds.refuse(group, kind, source)
  return undefined
}
