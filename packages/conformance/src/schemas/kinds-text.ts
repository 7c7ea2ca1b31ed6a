import { goTypes } from './go-types.ts'
import { docText, interfaceText, type NameOf } from './interface-text.ts'
import { notice, quoted } from './notice.ts'
import type { ModuleDefinition, SchemaModule } from './schema-module.ts'
import type { DiscoveredResource } from './server-description.ts'

/** Types that the packages share, so that an object's metadata is the same wherever it comes from. */
const SHARED = new Set(['ListMeta', 'ManagedFieldsEntry', 'ObjectMeta', 'OwnerReference'])
const EVERY_VERB = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch']

/** The module that users import: an interface for every definition, and a resource or kind of the same name where there is one. */
export function kindsText(module: SchemaModule, modules: readonly SchemaModule[], version: string): string {
  const imports = new Imports(module)
  const nameOf: NameOf = (reference) => {
    const name = imports.name(reference)
    // A stored object has a uid; one inside another, such as the claim that a StatefulSet makes others of, has none.
    return definitionOf(reference, module, modules)?.resource === undefined ? name : `Embedded<${name}>`
  }
  const parts = [...module.definitions].flatMap(([name, definition]) => definitionText(name, definition, module, imports, nameOf))
  const up = '../'.repeat(module.id.split('/').length)
  const usesData = parts.some((part) => part.includes('(definitions, '))
  const made = ['builtIn', 'kindOf', 'type BuiltIn', 'type Embedded', 'type Transient'].filter((one) =>
    parts.some((part) => new RegExp(`\\b${one.replace('type ', '')}[(<]`).test(part)),
  )
  const heads = [
    notice(version),
    ...imports.lines(up),
    ...(usesData ? [`import { definitions } from '${up}data/${module.id}.ts'`] : []),
    ...(made.length > 0 ? [`import { ${made.join(', ')} } from '${up}../built-in.ts'`] : []),
    ...(module.id === 'meta/v1' ? ['', `export type { ${[...SHARED].join(', ')} } from '@kindbox/core'`] : []),
  ]
  return `${[heads.join('\n'), ...parts].join('\n\n')}\n`
}

/** Whether a definition is the list of a resource. */
export function isList({ kind, schema }: ModuleDefinition): boolean {
  return kind?.kind.endsWith('List') === true && schema.properties?.['items']?.items?.$ref === kind.kind.slice(0, -'List'.length)
}

function definitionOf(reference: string, module: SchemaModule, modules: readonly SchemaModule[]): ModuleDefinition | undefined {
  const dot = reference.lastIndexOf('.')
  const owner = dot === -1 ? module : modules.find(({ id }) => id === reference.slice(0, dot))
  return owner?.definitions.get(reference.slice(dot + 1))
}

function definitionText(name: string, definition: ModuleDefinition, module: SchemaModule, imports: Imports, nameOf: NameOf): string[] {
  if (module.id === 'meta/v1' && SHARED.has(name)) return []
  const { full, kind, resource, schema, description } = definition
  const goType = Object.hasOwn(goTypes, full) ? goTypes[full] : undefined
  if (goType !== undefined) return [`${docText(goType.doc, '')}export type ${name} = ${goType.type}`]
  if (isList(definition)) {
    const item = name.slice(0, -'List'.length)
    imports.core('ListOf', true)
    imports.core('Kind', true)
    imports.core('listOf')
    return [
      `${docText(description, '')}export interface ${name} extends ListOf<${item}> {}`,
      `export const ${name}: Kind<${name}> = listOf(${item})`,
    ]
  }
  const base = resource ? (isStored(resource) ? 'KubeObject' : 'Addressed') : kind ? 'TypeMeta' : undefined
  if (base !== undefined) imports.core(base, true)
  const inherited = new Set(resource ? ['apiVersion', 'kind', 'metadata'] : kind ? ['apiVersion', 'kind'] : [])
  const text = interfaceText(name, schema, { description, ...(base && { base }), inherited, nameOf })
  if (resource) return [text, resourceText(name, resource)]
  if (!kind) return [text]
  imports.core('Kind', true)
  return [text, `export const ${name}: Kind<${name}> = kindOf(definitions, ${quoted(name)})`]
}

function resourceText(name: string, resource: DiscoveredResource): string {
  const { kind, plural, singular, scope, shortNames, categories, subresources, verbs } = resource
  const known = ['status', 'scale'].filter((one) => subresources.includes(one))
  const strings = (values: readonly string[]) => `[${values.map(quoted).join(', ')}]`
  const fields = [
    `kind: ${quoted(kind)}`,
    `plural: ${quoted(plural)}`,
    ...(singular === kind.toLowerCase() ? [] : [`singular: ${quoted(singular)}`]),
    `scope: ${quoted(scope)}`,
    ...(shortNames.length > 0 ? [`shortNames: ${strings(shortNames)}`] : []),
    ...(categories.length > 0 ? [`categories: ${strings(categories)}`] : []),
    ...(known.length > 0 ? [`subresources: ${strings(known)}`] : []),
    ...(EVERY_VERB.every((verb) => verbs.includes(verb)) ? [] : [`verbs: ${strings(verbs)}`]),
  ]
  const type = `${isStored(resource) ? 'BuiltIn' : 'Transient'}<${name}, ${quoted(scope)}>`
  return `export const ${name}: ${type} = builtIn(definitions, {\n${fields.map((field) => `  ${field},\n`).join('')}})`
}

/** Whether there is more than an answer that is made for who asks. */
function isStored({ verbs }: DiscoveredResource): boolean {
  return verbs.includes('get') && verbs.includes('create')
}

/** What a module of kinds takes from others. */
class Imports {
  readonly #module: SchemaModule
  readonly #core = new Map<string, boolean>()
  readonly #others = new Map<string, Set<string>>()

  constructor(module: SchemaModule) {
    this.#module = module
  }

  core(name: string, type = false): void {
    this.#core.set(name, type)
  }

  /** @throws Error where a module has a type of its own under the name of one that it refers to. */
  name(reference: string): string {
    const dot = reference.lastIndexOf('.')
    const [from, name] = dot === -1 ? [this.#module.id, reference] : [reference.slice(0, dot), reference.slice(dot + 1)]
    if (SHARED.has(name) && (from === 'meta/v1' || this.#module.id === 'meta/v1')) this.core(name, true)
    else if (from !== this.#module.id) {
      if (this.#module.definitions.has(name)) throw new Error(`${this.#module.id} has a ${name} of its own beside that of ${from}.`)
      this.#others.set(from, (this.#others.get(from) ?? new Set()).add(name))
    }
    return name
  }

  lines(up: string): string[] {
    const core = [...this.#core].toSorted(([a], [b]) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))
    const names = core.map(([name, type]) => (type ? `type ${name}` : name))
    return [
      ...(names.length > 0 ? [`import { ${names.join(', ')} } from '@kindbox/core'`] : []),
      ...[...this.#others]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([from, types]) => `import type { ${[...types].toSorted().join(', ')} } from '${up.slice(3)}${from}.ts'`),
    ]
  }
}
