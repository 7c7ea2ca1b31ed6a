import { type CustomResourceDefinition, decodeDocument } from '@kindbox/crd'
import { readCorpus } from '../corpus.ts'
import { copyOf, isObject, type JsonObject } from './json.ts'
import { ruleKind, ruleObjects } from './rule-kind.ts'
import type { Sample } from './stage.ts'

/** The manifests of a corpus by kind and version, and those of the kind that is all rules. */
export function readSamples(folder: string): Sample[] {
  const corpus = readCorpus(folder)
  const known = new Map<string, { crd: CustomResourceDefinition; version: string; manifests: JsonObject[] }>()
  for (const definition of corpus.crds) {
    const crd = withoutWebhooks(definition)
    for (const { name, served } of crd.spec.versions) {
      if (served) known.set(`${crd.spec.group}/${name} ${crd.spec.names.kind}`, { crd, version: name, manifests: [] })
    }
  }
  for (const { id, apiVersion, kind } of corpus.verdicts) {
    const document = decodeDocument(corpus.manifest(id))
    const manifest = document.readable ? copyOf(document.value) : undefined
    if (!isObject(manifest)) continue
    // All are sent to one namespace.
    if (isObject(manifest['metadata'])) delete manifest['metadata']['namespace']
    known.get(`${apiVersion} ${kind}`)?.manifests.push(manifest)
  }
  return [{ crd: ruleKind, version: 'v1', manifests: ruleObjects }, ...[...known.values()].filter(({ manifests }) => manifests.length > 0)]
}

/** Nobody answers behind them. */
export function withoutWebhooks(crd: CustomResourceDefinition): CustomResourceDefinition {
  const { conversion: _, ...spec } = crd.spec
  return { ...crd, spec }
}
