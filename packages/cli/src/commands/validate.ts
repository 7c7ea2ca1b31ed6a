import { oneOf, parseArguments } from '../arguments.ts'
import { CommandError, fileProblem } from '../command-error.ts'
import type { ExitCode } from '../exit-code.ts'
import type { Io } from '../io.ts'
import { hasRules } from '../judge/judge-crd.ts'
import { judgeFiles } from '../judge/judge-files.ts'
import { Kinds } from '../judge/kinds.ts'
import { crdsOfDefinitions, type DefinedCrd } from '../load/crds-of-definitions.ts'
import { definitionLoader, type Definition } from '../load/definitions.ts'
import { findManifestFiles, type ManifestFile } from '../load/manifest-files.ts'
import { readManifest, type ManifestText } from '../load/read-manifest.ts'
import { jsonReport } from '../report/json.ts'
import type { Report } from '../report/report.ts'
import { Tally } from '../report/summary.ts'
import { textReport } from '../report/text.ts'

export async function validateCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = parseArguments(args, {
    definitions: { type: 'string', short: 'd', multiple: true, default: [] },
    'strict-kinds': { type: 'boolean', default: false },
    'warnings-as-errors': { type: 'boolean', default: false },
    output: { type: 'string', short: 'o', default: 'text' },
  })
  const format = oneOf('--output', values.output, ['text', 'json'])
  if (positionals.length === 0) throw new CommandError('validate needs a file, a folder or -; see kindbox validate --help')

  const defined = await definedCrds(values.definitions, io)
  const { files, unreadable } = await findManifestFiles(positionals, io.cwd)
  const problems = new Problems(io)
  for (const problem of unreadable) problems.tell(problem)

  const kinds = new Kinds()
  const tally = new Tally()
  const report: Report = format === 'json' ? jsonReport(io) : textReport(io)
  addDefinitions(defined, { kinds, tally })
  await judgeFiles({
    files,
    kinds,
    tally,
    strictKinds: values['strict-kinds'],
    read: (file) => readOrTell(file, io, problems),
    report: (findings) => report.findings(findings),
  })
  const { summary } = tally
  report.end(summary)
  if (problems.any) return 2
  return summary.errors > 0 || (values['warnings-as-errors'] && summary.warnings > 0) ? 1 : 0
}

async function definedCrds(modules: readonly string[], { cwd }: Io): Promise<DefinedCrd[]> {
  if (modules.length === 0) return []
  const load = await definitionLoader(cwd)
  const definitions: Definition[] = []
  for (const file of modules) definitions.push(...(await load(file)))
  return crdsOfDefinitions(definitions)
}

/** They are known to be what a server takes: no CustomResourceDefinition is made of anything else. */
function addDefinitions(defined: readonly DefinedCrd[], { kinds, tally }: { kinds: Kinds; tally: Tally }): void {
  for (const { crd, definitions } of defined) {
    kinds.add(crd, [...new Set(definitions.map(({ file }) => file))].join(', '))
    if (hasRules(crd)) tally.notEvaluated(crd.apiVersion, crd.kind)
  }
}

/** What keeps the command from judging everything it was asked to; it judges the rest all the same. */
class Problems {
  readonly #stderr: Io['stderr']
  #any = false

  constructor({ stderr }: Io) {
    this.#stderr = stderr
  }

  get any(): boolean {
    return this.#any
  }

  tell(problem: string): void {
    this.#any = true
    this.#stderr.write(`kindbox: ${problem}\n`)
  }
}

async function readOrTell(file: ManifestFile, { stdin }: Io, problems: Problems): Promise<ManifestText | undefined> {
  try {
    return await readManifest(file, stdin)
  } catch (error) {
    problems.tell(`${file.name}: ${fileProblem(error)}`)
    return undefined
  }
}
