import { existsSync } from 'node:fs'
import type { CustomResourceDefinition } from '@kindbox/crd'
import { readCorpus } from '../corpus.ts'
import { ruleKind, ruleObjects } from '../mutate/rule-kind.ts'
import { schemasOf } from '../mutate/rule-literals.ts'

/** What each target starts from: the kind that is all rules, and what a corpus has where there is one. */
export function seedsFor(target: string, corpusFolder: string | undefined): string[] {
  const corpus = corpusFolder !== undefined && existsSync(corpusFolder) ? readCorpus(corpusFolder) : undefined
  const crds = [ruleKind, ...(corpus?.crds ?? [])]
  switch (target) {
    case 'decode': {
      const texts = (corpus?.verdicts ?? []).filter((_, index) => index % 20 === 0).map(({ id }) => corpus!.manifest(id))
      return [...ruleObjects.map((object) => JSON.stringify(object)), ...texts.filter((text) => text.length < 3000)]
    }
    case 'cel':
      return [...new Set(crds.flatMap(rulesOf))].map((rule) =>
        rule.replaceAll(/\bself\.\w+/g, 's').replaceAll(/\b(?:self|oldSelf)\b/g, 'l'),
      )
    default:
      return ruleSchemas().map(([schema, value]) => `${JSON.stringify(schema)}\n${JSON.stringify(value)}`)
  }
}

function rulesOf(crd: CustomResourceDefinition): string[] {
  return crd.spec.versions
    .flatMap(({ schema }) => schemasOf(schema?.openAPIV3Schema))
    .flatMap((schema) => (schema['x-kubernetes-validations'] ?? []).map(({ rule }) => rule))
}

/** Each property of the kind by itself, with a value that it accepts. */
function ruleSchemas(): [schema: object, value: unknown][] {
  const spec = ruleKind.spec.versions[0]?.schema?.openAPIV3Schema?.properties?.['spec']?.properties ?? {}
  const [full] = ruleObjects
  const values = (full?.['spec'] ?? {}) as { readonly [field: string]: unknown }
  return Object.entries(spec).map(([name, schema]) => [
    { type: 'object', properties: { [name]: schema } },
    { [name]: values[name] ?? null },
  ])
}
