import { dataText } from './data-text.ts'
import { kindsText } from './kinds-text.ts'
import { modulesOf } from './schema-module.ts'
import type { ServerDescription } from './server-description.ts'

/** The files of `schemas/src/generated`, by their path below it. */
export function generate(description: ServerDescription): Map<string, string> {
  const { version } = description
  const modules = modulesOf(description)
  return new Map(
    modules.flatMap((module) => [
      [`data/${module.id}.ts`, dataText(module, version)],
      [`kinds/${module.id}.ts`, kindsText(module, modules, version)],
    ]),
  )
}
