import { mapValues, type DataSchema } from './definition.ts'
import { isList } from './kinds-text.ts'
import { notice, quoted } from './notice.ts'
import type { SchemaModule } from './schema-module.ts'

/** The module that holds a group's schemas: one line of JSON each, read when somebody first asks for it. */
export function dataText({ id, definitions }: SchemaModule, version: string): string {
  const entries = [...definitions].filter(([, definition]) => definition.schema.$type === undefined && !isList(definition))
  const schemas = entries.map(([name, { schema }]) => [name, bare(schema)] as const)
  const imports = [...new Set(schemas.flatMap(([, schema]) => referencedModules(schema)))].toSorted()
  const up = '../'.repeat(id.split('/').length)
  return [
    notice(version),
    ...imports.map((other) => `import { definitions as ${variable(other)} } from '${up.slice(3)}${other}.ts'`),
    `import { define } from '${up}../define.ts'`,
    '',
    `export const definitions = define('${id}', [${imports.map(variable).join(', ')}], {`,
    ...schemas.map(([name, schema]) => `  ${name}: ${quoted(JSON.stringify(schema))},`),
    '})',
    '',
  ].join('\n')
}

/** Without what only the interfaces need. */
function bare({ description: _, $type: __, ...schema }: DataSchema): DataSchema {
  return {
    ...schema,
    ...(schema.properties && { properties: mapValues(schema.properties, bare) }),
    ...(schema.items && { items: bare(schema.items) }),
    ...(schema.additionalProperties && { additionalProperties: bare(schema.additionalProperties) }),
  }
}

function referencedModules({ $ref, properties = {}, items, additionalProperties }: DataSchema): string[] {
  const inner = [...Object.values(properties), ...(items ? [items] : []), ...(additionalProperties ? [additionalProperties] : [])]
  const own = $ref?.includes('/') === true ? [$ref.slice(0, $ref.lastIndexOf('.'))] : []
  return [...own, ...inner.flatMap(referencedModules)]
}

/** `metaV1` of `meta/v1`. */
function variable(id: string): string {
  return id.replaceAll(/[./](\w)/g, (_, letter: string) => letter.toUpperCase())
}
