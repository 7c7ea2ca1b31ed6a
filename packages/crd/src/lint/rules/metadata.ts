import { dns1123Subdomain, maskTrailingDash, type NameRule } from '@kindbox/core'
import { type Document, METADATA } from '../document.ts'
import { issueOf } from '../field-error.ts'
import { plainMetadata } from '../plain-metadata.ts'
import type { Rule } from '../rule.ts'
import { child } from '../../review/go/field-path.ts'
import { validateObjectMeta } from '../../review/object-meta/validate-object-meta.ts'
import { validateObjectMetaUpdate } from '../../review/object-meta/validate-object-meta-update.ts'

/** validation.go, ValidateCustomResourceDefinition and ...Update; apimachinery pkg/api/validation/objectmeta.go. */
export const metadata: Rule = {
  name: 'metadata',
  about:
    'A definition is named after what it defines, `<plural>.<group>`, which is a DNS subdomain, and keeps its name; the rest of its metadata is ' +
    'like any other.',
  *document(document, { old }) {
    const errors =
      old === undefined
        ? onCreate(document)
        : validateObjectMetaUpdate(plainMetadata(document.metadata), plainMetadata(old.metadata), METADATA)
    for (const error of errors) yield issueOf(error)
  },
}

function onCreate(document: Document): ReturnType<typeof validateObjectMeta> {
  // The server counts the generation itself.
  const { generation: _, ...given } = plainMetadata(document.metadata)
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
