import type { CustomResourceDefinition } from '@kindbox/crd'
import { oneOf, parseArguments } from '../arguments.ts'
import { CommandError } from '../command-error.ts'
import type { Command } from '../command.ts'
import type { Io } from '../io.ts'
import { crdsOfDefinitions } from '../load/crds-of-definitions.ts'
import { definitionLoader, type Definition } from '../load/definitions.ts'
import { paletteFor } from '../report/paint.ts'
import { findingLine } from '../report/text.ts'

const help = `kindbox crd: print the CustomResourceDefinitions of the kinds that TypeScript modules export

Usage: kindbox crd [OPTION...] FILE.ts...

Every exported resource counts, and those in exported lists. Versions of one kind become one
CustomResourceDefinition. Modules are loaded as they are; nothing has to be built.

  kindbox crd src/kinds.ts | kubectl apply -f -

Options:
  -o, --output yaml|json  one YAML document each, or one JSON object (a List for several). Default: yaml
  -h, --help

What a server would ignore in a schema is told on stderr. Exit codes: 0 printed, 2 could not run: a
module that does not load, a definition that no server would take.
`

export const crdCommand: Command = {
  help,
  async run(args, io) {
    const { values, positionals } = parseArguments(args, { output: { type: 'string', short: 'o', default: 'yaml' } })
    const format = oneOf('--output', values.output, ['yaml', 'json'])
    if (positionals.length === 0) throw new CommandError('crd needs a TypeScript file; see kindbox crd --help')

    const load = await definitionLoader(io.cwd)
    const definitions: Definition[] = []
    for (const file of positionals) definitions.push(...(await load(file)))
    const defined = crdsOfDefinitions(definitions)
    warn(
      defined.flatMap((each) => each.definitions),
      io,
    )
    const crds = defined.map(({ crd }) => crd)
    const print = format === 'json' ? asJson : await yamlPrinter()
    io.stdout.write(print(crds))
    return 0
  },
}

function warn(definitions: readonly Definition[], { stderr, env }: Io): void {
  const palette = paletteFor(stderr, env)
  for (const { resource, file, exportName } of definitions) {
    // These messages begin with the field.
    for (const { message } of resource.warnings) {
      stderr.write(`${findingLine({ file, severity: 'warning', object: { kind: exportName }, message }, palette)}\n`)
    }
  }
}

function asJson(crds: readonly CustomResourceDefinition[]): string {
  const value = crds.length === 1 ? crds[0] : { apiVersion: 'v1', kind: 'List', items: crds }
  return `${JSON.stringify(value, undefined, 2)}\n`
}

async function yamlPrinter(): Promise<typeof asJson> {
  const { yamlDocument } = await import('../report/yaml-document.ts')
  return (crds) => crds.map(yamlDocument).join('---\n')
}
