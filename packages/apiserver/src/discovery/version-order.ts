/**
 * Kubernetes' order of versions, the preferred one first: GA before beta before alpha, higher numbers first, anything else after by
 * name (apimachinery pkg/version/helpers.go).
 */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [rank(a), rank(b)]
  if (left === undefined || right === undefined) return left === right ? (a < b ? -1 : 1) : left === undefined ? 1 : -1
  for (const [index, value] of left.entries()) {
    if (value !== right[index]) return right[index]! - value
  }
  return 0
}

function rank(version: string): readonly number[] | undefined {
  const parts = /^v(\d+)(?:(alpha|beta)(\d+))?$/.exec(version)
  if (parts === null) return undefined
  const stage = parts[2] === undefined ? 2 : parts[2] === 'beta' ? 1 : 0
  return [stage, Number(parts[1]), Number(parts[3] ?? 0)]
}
