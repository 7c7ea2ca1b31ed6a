import type { CustomResourceDefinition } from '@kindbox/crd'
import { oneOf, parseArguments } from '../arguments.ts'
import { CommandError } from '../command-error.ts'
import type { ExitCode } from '../exit-code.ts'
import type { Io } from '../io.ts'
import { crdsOfDefinitions } from '../load/crds-of-definitions.ts'
import { definitionLoader, type Definition } from '../load/definitions.ts'
import { paletteFor } from '../report/paint.ts'
import { findingLine } from '../report/text.ts'

export async function crdCommand(args: readonly string[], io: Io): Promise<ExitCode> {
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
