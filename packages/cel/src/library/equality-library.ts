import type { Range } from '../call-estimate.ts'
import type { CelType } from '../cel-type.ts'
import type { Library } from '../environment.ts'
import { exactly, scale } from '../estimate/range.ts'
import type { FunctionDeclaration } from '../function-declaration.ts'
import { TRAVERSAL } from './call-cost.ts'

/** Longest name of a format (k8s.io/apiserver/pkg/cel/limits.go, `MaxFormatSize`). */
const MAX_FORMAT = 64

/** Types whose values are compared at a glance. */
const CONSTANT: ReadonlySet<string> = new Set([
  'net.IP',
  'net.CIDR',
  'kubernetes.Quantity',
  'kubernetes.Semver',
  'kubernetes.authorization.Authorizer',
  'kubernetes.authorization.PathCheck',
  'kubernetes.authorization.GroupCheck',
  'kubernetes.authorization.ResourceCheck',
  'kubernetes.authorization.Decision',
])

/** What `==` costs between values of the server's own types; `!=` has no such price (k8s.io/apiserver/pkg/cel/library/cost.go, `_==_`). */
export const equalityLibrary: Library = {
  name: 'kubernetes.equality',
  functions: [{ name: '_==_', overloads: [], actualCost, estimateCost }],
}

function actualCost([left]: Parameters<NonNullable<FunctionDeclaration['actualCost']>>[0]): number | undefined {
  return typeof left === 'object' && left !== null && 'kind' in left && left.kind === 'opaque' ? 1 : undefined
}

function estimateCost({ args: [left, right] }: Parameters<NonNullable<FunctionDeclaration['estimateCost']>>[0]) {
  const name = typeName(left?.type)
  if (name === undefined || name !== typeName(right?.type)) return undefined
  if (CONSTANT.has(name)) return { cost: exactly(1) }
  if (name === 'kubernetes.NamedFormat') return { cost: traversalUpTo(MAX_FORMAT) }
  return name === 'kubernetes.URL' ? { cost: traversalUpTo(right?.size?.max ?? 1) } : undefined
}

function traversalUpTo(max: number): Range {
  return scale({ min: 1, max }, TRAVERSAL)
}

function typeName(type: CelType | undefined): string | undefined {
  return type?.kind === 'opaque' || type?.kind === 'object' ? type.name : undefined
}
