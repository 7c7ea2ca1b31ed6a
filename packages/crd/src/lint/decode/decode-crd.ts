import type { Issue } from '@kindbox/core'
import { customResourceDefinition } from './crd-shape.ts'
import { decode } from './decode.ts'
import { describe } from './decode-scalar.ts'
import type { DecodedCrd } from './decoded-crd.ts'
import { Problems } from './problems.ts'

/** Levels of arrays and objects; the server's decoders stop at 10,000, which the recursion of JavaScript does not reach. */
const MAX_DEPTH = 1_000

/** As many values as fit into the largest request that a server reads, 3 MiB: each takes two bytes of JSON or more. */
const MAX_VALUES = (3 * 1024 * 1024) / 2

/** Decodes a CRD. Without a `crd`, the issues say why the server would answer 400; with one, what it would drop. */
export function decodeCrd(value: unknown): { readonly crd?: DecodedCrd; readonly issues: readonly Issue[] } {
  const refusal = refuse(value)
  if (refusal !== undefined) return { issues: [refusal] }
  const problems = new Problems()
  const at = { path: [], struct: customResourceDefinition.name, fields: [], strict: '' }
  const shape = { is: 'struct', go: 'v1.CustomResourceDefinition', pointer: false, struct: () => customResourceDefinition } as const
  const crd = decode(value, shape, at, problems) as DecodedCrd
  return problems.refused ? { issues: problems.issues() } : { crd, issues: problems.issues() }
}

function refuse(value: unknown): Issue | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return undecodable('', 'a CustomResourceDefinition is a JSON object', 'an object', describe(value))
  const { apiVersion, kind } = value as { apiVersion?: unknown; kind?: unknown }
  if (kind !== 'CustomResourceDefinition') {
    return undecodable('kind', 'kind must be CustomResourceDefinition', '"CustomResourceDefinition"', describe(kind))
  }
  if (apiVersion !== 'apiextensions.k8s.io/v1') {
    const given = typeof apiVersion === 'string' ? apiVersion : describe(apiVersion)
    const message = `the API version in the data (${given}) does not match the expected API version (apiextensions.k8s.io/v1)`
    return undecodable('apiVersion', message, '"apiextensions.k8s.io/v1"', describe(apiVersion))
  }
  return tooBig(value)
}

/** Visits every value with a stack of its own: what it lets pass is safe to recurse into. */
function tooBig(value: object): Issue | undefined {
  let level: unknown[] = [value]
  let count = 0
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH)
      return undecodable('', `nests deeper than ${MAX_DEPTH} levels, which kindbox does not follow`, 'fewer levels', 'more')
    const below: unknown[] = []
    for (const item of level) {
      if (typeof item !== 'object' || item === null) continue
      for (const inner of Object.values(item)) {
        below.push(inner)
        if (++count > MAX_VALUES) return undecodable('', 'is larger than the 3 MiB that an API server reads', 'at most 3 MiB', 'more')
      }
    }
    level = below
  }
  return undefined
}

function undecodable(field: 'apiVersion' | 'kind' | '', message: string, expected: string, actual: string): Issue {
  return { code: 'Undecodable', severity: 'error', path: field === '' ? [] : [field], field, message, expected, actual }
}
