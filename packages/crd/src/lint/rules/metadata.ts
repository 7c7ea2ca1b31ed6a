import { goQuote, dns1123Subdomain, maskTrailingDash, type NameRule } from '@kindbox/core'
import type { DecodedMeta } from '../decode/decoded-crd.ts'
import { type Document, METADATA } from '../document.ts'
import { invalid, issueOf } from '../field-error.ts'
import type { Rule } from '../rule.ts'
import { child } from '../../review/go/field-path.ts'
import { validateContents, validateObjectMeta } from '../../review/object-meta/validate-object-meta.ts'

/** validation.go, ValidateCustomResourceDefinition; apimachinery pkg/api/validation/objectmeta.go. */
export const metadata: Rule = {
  name: 'metadata',
  about:
    'A definition is named after what it defines, `<plural>.<group>`, which is a DNS subdomain; the rest of its metadata is like any other.',
  *document(document, { old }) {
    if (old !== undefined && document.metadata.name !== old.metadata.name) {
      yield invalid(child(METADATA, 'name'), goQuote(document.metadata.name ?? ''), 'field is immutable')
    }
    const errors = old === undefined ? onCreate(document) : validateContents(plain(document.metadata), METADATA)
    for (const error of errors) yield issueOf(error)
  },
}

function onCreate(document: Document): ReturnType<typeof validateObjectMeta> {
  // The server drops a namespace, since definitions are of the cluster, and counts the generation itself.
  const { namespace: _namespace, generation: _generation, ...given } = plain(document.metadata)
  const rules = { at: METADATA, namespaced: false, name: nameRule(document), generateName: generateNameRule(document) }
  const errors = validateObjectMeta(given, rules)
  // From a prefix the server makes a name up, and then refuses both; what it will be nobody knows.
  const made = (given.name ?? '') === '' && (given.generateName ?? '') !== ''
  return made ? errors.filter(({ field }) => field !== child(METADATA, 'name').text) : errors
}

function nameRule(document: Document): NameRule {
  return (name) => [...dns1123Subdomain(name), ...notOwnName(document, name)]
}

function generateNameRule(document: Document): NameRule {
  return (prefix) => [...dns1123Subdomain(maskTrailingDash(prefix)), ...notOwnName(document, prefix)]
}

function notOwnName({ names, group }: Document, name: string): string[] {
  return name === `${names.plural ?? ''}.${group}` ? [] : ['must be spec.names.plural+"."+spec.group']
}

/** With the zero values that decoding left out, where ObjectMeta always has a string. */
function plain({ labels, annotations, ownerReferences, ...rest }: DecodedMeta): Parameters<typeof validateObjectMeta>[0] {
  return {
    ...rest,
    labels: Object.fromEntries(labels ?? []),
    annotations: Object.fromEntries(annotations ?? []),
    ownerReferences: (ownerReferences ?? []).map((reference) => ({ apiVersion: '', kind: '', name: '', uid: '', ...reference })),
  } as Parameters<typeof validateObjectMeta>[0]
}
