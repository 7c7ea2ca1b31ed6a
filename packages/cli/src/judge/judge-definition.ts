import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Path } from '@kindbox/core'
import type { DefinedCrd } from '../load/crds-of-definitions.ts'
import type { Definition } from '../load/definitions.ts'
import { exportPlace } from '../load/export-place.ts'
import type { Finding } from '../report/finding.ts'
import { lintCrd, remarkOf, type CrdJudgement } from './judge-crd.ts'
import { objectName } from './object-name.ts'

export interface DefinitionJudgement extends Omit<CrdJudgement, 'kinds'> {
  readonly cwd: string
}

/**
 * The verdict on the CustomResourceDefinition of kinds in TypeScript, with what lowering left out of them. A finding stands where the kind is
 * exported: a value that was built has no lines.
 */
export function judgeDefinition({ crd, definitions }: DefinedCrd, { cwd, ...judgement }: DefinitionJudgement): Finding[] {
  const object = objectName(crd)
  const versionAt = (path: Path): Definition => {
    const version = path[0] === 'spec' && path[1] === 'versions' ? crd.spec.versions[Number(path[2])]?.name : undefined
    return definitions.find(({ resource }) => resource.version === version) ?? definitions[0]!
  }
  const found = lintCrd(crd, judgement).map((issue): Finding => ({ ...placeOf(versionAt(issue.path), cwd), object, ...remarkOf(issue) }))
  const leftOut = definitions.flatMap((definition) =>
    // These messages begin with the field.
    definition.resource.warnings.map(({ message, code }): Finding => ({
      ...placeOf(definition, cwd),
      severity: 'warning',
      code,
      object: { kind: definition.exportName },
      message,
    })),
  )
  return [...found, ...leftOut]
}

function placeOf({ file, exportName }: Definition, cwd: string): Pick<Finding, 'file' | 'line' | 'column'> {
  return { file, ...exportPlace(readFileSync(resolve(cwd, file), 'utf8'), exportName) }
}
