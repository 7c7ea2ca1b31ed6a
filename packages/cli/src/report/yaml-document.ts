import { Document, visit, type DocumentOptions, type SchemaOptions, type ToStringOptions } from 'yaml'

const options: DocumentOptions & SchemaOptions = {
  version: '1.1',
  schema: 'yaml-1.1',
  // A key `<<` in a value is a key, and is to be quoted; with the merge tag it would be written as what it looks like.
  customTags: (tags) => tags.filter((tag) => typeof tag === 'string' || tag.tag !== 'tag:yaml.org,2002:merge'),
}
// Long lines stay whole, so that the change of a word is the change of a line.
const layout: ToStringOptions = { lineWidth: 0 }

/**
 * A value as YAML that means the same to every parser a manifest meets. kubectl reads YAML 1.1 with habits of its own (go-yaml),
 * others read 1.2: a string that is something else to one of them is quoted.
 */
export function yamlDocument(value: unknown): string {
  const document = new Document(value, { ...options, aliasDuplicateObjects: false })
  visit(document, {
    Scalar(_, scalar) {
      if (typeof scalar.value === 'string' && (ambiguous.test(scalar.value) || invisible.test(scalar.value))) scalar.type = 'QUOTE_DOUBLE'
    },
  })
  // Only inside of the quotes given above.
  return document.toString(layout).replaceAll(new RegExp(invisible, 'g'), escaped)
}

/** The octals of YAML 1.2, the merge key and the default key of 1.1; the rest of 1.1 `yaml` knows by itself. */
const ambiguous = /^([-+]?0o|<<$|=$)/

/** Line breaks to YAML 1.1 only, and characters that no YAML takes unescaped. */
const invisible = /[\u007f-\u009f\u2028\u2029\ufeff]/

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
