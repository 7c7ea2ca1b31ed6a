import { compileReview, type CustomResourceDefinition, decodeDocument, type Review } from '@kindbox/crd'
import {
  type CheckListTypes,
  compileDefaults,
  compileListTypes,
  compilePrune,
  compileSchema,
  type FillDefaults,
  type Prune,
  type ValidateSchema,
} from '@kindbox/crd/steps'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { median, table } from '../statistics.ts'

/** Passes over all documents; the first ones warm up. */
const PASSES = 12
const WARM = 2
/** A review without decoding and rules, against JSON.parse of the same documents: what is aimed at, not what is reached. */
const AIM = 2

interface Steps {
  readonly review: Review
  /** The same without rules: what is left over of the other is CEL. */
  readonly ruleless: Review
  readonly prune: Prune
  readonly fill: FillDefaults | undefined
  readonly schema: ValidateSchema
  readonly listTypes: CheckListTypes | undefined
}

interface Document {
  readonly yaml: string
  readonly json: string
  readonly value: { readonly [field: string]: unknown }
  readonly steps: Steps
}

/** Measures what a review takes, step by step, on the manifests of a corpus, and what compiling takes. */
export function reviewBench(print: (text: string) => void): void {
  const shared = process.env['KINDBOX_SHARED']
  if (shared === undefined) return print('\nreview: skipped, KINDBOX_SHARED names no folder with a corpus')
  const { documents, compiling } = prepare(join(shared, 'corpus'))
  const times = measure(documents, {
    parse: ({ json }) => JSON.parse(json),
    decodeJson: ({ json }) => decodeDocument(json),
    decodeYaml: ({ yaml }) => decodeDocument(yaml),
    prune: ({ steps, value }) => steps.prune(value, []),
    fill: ({ steps, value }) => steps.fill?.(value),
    schema: ({ steps, value }) => steps.schema(value),
    listTypes: ({ steps, value }) => steps.listTypes?.(value),
    ruleless: ({ steps, value }) => steps.ruleless.create(value),
    total: ({ steps, value }) => steps.review.create(value),
    fromJson: ({ steps, json }) => steps.review.createFromText(json),
    fromYaml: ({ steps, yaml }) => steps.review.createFromText(yaml),
  })
  const { parse, ruleless, total } = times
  const rows: [string, number][] = [
    ['JSON.parse', parse],
    ['decode JSON', times.decodeJson],
    ['decode YAML', times.decodeYaml],
    ['prune', times.prune],
    ['default', times.fill],
    ['schema', times.schema],
    ['list types', times.listTypes],
    ['metadata and all else', ruleless - times.prune - times.fill - times.schema - times.listTypes],
    ['review of a value, without rules', ruleless],
    ['CEL', total - ruleless],
    ['review of a value', total],
    ['review of a JSON text', times.fromJson],
    ['review of a YAML text', times.fromYaml],
  ]
  print(`\nReview: ${documents.length} manifests, microseconds of CPU each, best of ${PASSES - WARM} passes; Node ${process.versions.node}`)
  print(table([['step', 'µs', 'of JSON.parse'], ...rows.map(([step, time]) => [step, time.toFixed(1), `${(time / parse).toFixed(2)}x`])]))
  print(
    `compiling a version: median ${median(compiling).toFixed(1)} ms, at most ${Math.max(...compiling).toFixed(1)} ms, ${compiling.length} versions`,
  )
  print(`review: ${total.toFixed(1)} µs a document, ${(ruleless / parse).toFixed(2)}x JSON.parse without CEL (aim: ${AIM})`)
}

/**
 * Microseconds of CPU for one document. All work takes turns, and the best pass counts: whatever else the machine does only adds, and hits all of it
 * alike.
 */
function measure<Name extends string>(
  documents: readonly Document[],
  work: { readonly [name in Name]: (document: Document) => unknown },
): { readonly [name in Name]: number } {
  const names = Object.keys(work) as Name[]
  const best = Object.fromEntries(names.map((name) => [name, Infinity])) as { [name in Name]: number }
  for (let pass = 0; pass < PASSES; pass++) {
    for (const name of names) {
      const started = process.cpuUsage()
      for (const document of documents) work[name](document)
      const { user, system } = process.cpuUsage(started)
      if (pass >= WARM) best[name] = Math.min(best[name], (user + system) / documents.length)
    }
  }
  return best
}

/** Manifests that can be read and have a name, so that each goes through all steps. */
function prepare(folder: string): { documents: Document[]; compiling: number[] } {
  const compiling: number[] = []
  const known = new Map<string, Steps>()
  for (const file of readdirSync(join(folder, 'crds'))) {
    const crd = JSON.parse(readFileSync(join(folder, 'crds', file), 'utf8')) as CustomResourceDefinition
    for (const { name } of crd.spec.versions) {
      const started = performance.now()
      const steps = compileSteps(crd, name)
      compiling.push(performance.now() - started)
      known.set(`${crd.spec.group}/${name} ${crd.spec.names.kind}`, steps())
    }
  }
  const documents = readdirSync(join(folder, 'resources')).flatMap((file) => {
    const yaml = readFileSync(join(folder, 'resources', file), 'utf8')
    const decoded = decodeDocument(yaml)
    if (!decoded.readable || typeof decoded.value !== 'object' || decoded.value === null) return []
    const value = decoded.value as Document['value']
    const steps = known.get(`${String(value['apiVersion'])} ${String(value['kind'])}`)
    const json = JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? Number(part) : part))
    return steps === undefined ? [] : [{ yaml, json, value, steps }]
  })
  return { documents, compiling }
}

/** What is timed is what a user waits for: the review alone. */
function compileSteps(crd: CustomResourceDefinition, version: string): () => Steps {
  const review = compileReview(crd, version)
  return () => {
    const schema = crd.spec.versions.find(({ name }) => name === version)?.schema?.openAPIV3Schema ?? {}
    return {
      review,
      ruleless: compileReview(withoutRules(crd), version),
      prune: compilePrune(schema),
      fill: compileDefaults(schema),
      schema: compileSchema(schema),
      listTypes: compileListTypes(schema),
    }
  }
}

function withoutRules(crd: CustomResourceDefinition): CustomResourceDefinition {
  const text = JSON.stringify(crd, (key, part: unknown) => (key === 'x-kubernetes-validations' && Array.isArray(part) ? undefined : part))
  return JSON.parse(text) as CustomResourceDefinition
}
