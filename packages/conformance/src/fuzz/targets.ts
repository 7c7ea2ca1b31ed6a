import type { StructuralSchema } from '@kindbox/core'
import {
  type CheckedExpr,
  compile,
  dynType,
  type Environment,
  estimateCost,
  EvaluationError,
  fromJson,
  intType,
  kubernetesEnvironment,
  listType,
  mapType,
  plan,
  type Program,
  stringType,
} from '@kindbox/cel'
import { compileReview, type CustomResourceDefinition, decodeDocuments, lint } from '@kindbox/crd'
import { compileDefaults, compilePrune } from '@kindbox/crd/steps'

/** What a fuzzer calls with bytes, and what must hold of whatever comes of them. An error that is thrown is a find. */
export const targets: { readonly [name: string]: (data: Uint8Array) => void } = {
  /** Texts, as YAML and as JSON: readable or not, and positions are within the text. */
  decode(data) {
    const text = new TextDecoder().decode(data)
    for (const document of decodeDocuments(text)) {
      if (!document.readable) {
        if (document.message === '') throw new Error('a problem without a word')
        continue
      }
      JSON.stringify(document.value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part))
      if (document.position([]).line < 1) throw new Error('a place before the text')
    }
  },

  /** Pruning a second time finds nothing. */
  prune(data) {
    const parts = twoValues(data)
    if (parts === undefined) return
    const prune = compilePrune(parts.schema)
    const again: unknown[] = []
    const once = prune(parts.value, [])
    prune(once, again as never)
    if (again.length > 0) throw new Error(`pruned twice: ${JSON.stringify(again)}`)
  },

  /** Filling in a second time adds nothing, and the argument stays as it was. */
  default(data) {
    const parts = twoValues(data)
    if (parts === undefined) return
    const fill = compileDefaults(parts.schema)
    if (fill === undefined) return
    const before = JSON.stringify(parts.value)
    const once = fill(parts.value)
    if (JSON.stringify(parts.value) !== before) throw new Error('the argument was changed')
    if (JSON.stringify(fill(once)) !== JSON.stringify(once)) throw new Error('filled in twice')
  },

  /** Parsed, checked, estimated and evaluated: every problem is a value. */
  cel(data) {
    const compilation = compile(environment, new TextDecoder().decode(data))
    if (!('expr' in compilation)) {
      if (compilation.text === '') throw new Error('a problem without a word')
      return
    }
    const { min, max } = estimateCost(compilation.expr, { sizeOf: () => undefined })
    if (min > max) throw new Error(`an estimate from ${min} to ${max}`)
    const program = planned(compilation.expr)
    if (program === undefined) return
    const { cost } = program.evaluate(variables, { costLimit: 100_000 })
    if (!(cost >= 0)) throw new Error(`a cost of ${cost}`)
  },

  /** A definition of a fuzzed schema, and an object: neither a lint nor a review throws. */
  review(data) {
    const parts = twoValues(data)
    if (parts === undefined) return
    const crd = definition(parts.schema)
    if (lint(crd).some(({ severity }) => severity === 'error')) return
    const review = compileReview(crd, 'v1')
    const verdict = review.create({ apiVersion: 'fuzz.example/v1', kind: 'Foo', metadata: { name: 'a' }, spec: parts.value })
    if (!verdict.accepted) return
    const stored = { ...verdict.stored, metadata: { ...(verdict.stored['metadata'] as object), resourceVersion: '1' } }
    const updated = review.update(stored, stored)
    if (!updated.accepted) throw new Error(`what was accepted is refused: ${updated.status.message}`)
  },
}

/** Undefined where the server, too, refuses what was checked once it makes a program of it. */
function planned(expr: CheckedExpr): Program | undefined {
  try {
    return plan(expr)
  } catch (error) {
    if (error instanceof EvaluationError) return undefined
    throw error
  }
}

const environment: Environment = {
  ...kubernetesEnvironment,
  variables: { s: stringType, i: intType, l: listType(stringType), m: mapType(stringType, dynType) },
}
const variables = { s: 'abc', i: 5n, l: fromJson(['a', 'b', 'é']), m: fromJson({ a: 1, b: [true, null, { c: 'd' }] }) }

/** A schema and a value, as JSON with a line between them. */
function twoValues(data: Uint8Array): { schema: StructuralSchema; value: unknown } | undefined {
  const [first = '', second = ''] = new TextDecoder().decode(data).split('\n')
  try {
    const schema: unknown = JSON.parse(first)
    if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return undefined
    // Steps are compiled of definitions that a server took.
    if (lint(definition(schema)).some(({ severity }) => severity === 'error')) return undefined
    return { schema, value: JSON.parse(second) }
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function definition(spec: StructuralSchema): CustomResourceDefinition {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'foos.fuzz.example' },
    spec: {
      group: 'fuzz.example',
      names: { plural: 'foos', kind: 'Foo' },
      scope: 'Namespaced',
      versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object', properties: { spec } } } }],
    },
  }
}
