import { judgeDefinition, judgeProbe, judgeValidation } from './judge-definition.ts'
import { judgeRules } from './judge-rules.ts'
import { judgeScalar, scalarReview } from './judge-scalar.ts'
import { judgeDefault, judgeListTypes, judgePrune, judgeSchema } from './judge-step.ts'
import { agrees, type Judgement } from './judgement.ts'
import type { Numbered, Oracle, OracleFile, UnitCase } from './read-oracle.ts'
import { setAside } from './set-aside.ts'

/** How often kindbox's verdict on the cases of a file is the recorded one. */
export interface FileAgreement {
  readonly name: string
  readonly agreed: number
  readonly of: number
  readonly differences: readonly CaseDifference[]
  /** Cases that nothing can be held against; they are not counted. */
  readonly setAside: readonly { readonly line: number; readonly reason: string }[]
}

export interface CaseDifference extends Judgement {
  readonly line: number
}

export function measureOracle({ files }: Oracle): FileAgreement[] {
  return files.map((file) => {
    const aside = setAside[file.name] ?? new Map<number, string>()
    const judged = judgements(file).filter(({ line }) => !aside.has(line))
    const differences = judged.flatMap(({ line, judge }) => {
      const judgement = judge()
      return agrees(judgement) ? [] : [{ line, ...judgement }]
    })
    const left = [...aside].map(([line, reason]) => ({ line, reason }))
    return { name: file.name, agreed: judged.length - differences.length, of: judged.length, differences, setAside: left }
  })
}

interface Judged {
  readonly line: number
  readonly judge: () => Judgement
}

function judgements(file: OracleFile): Judged[] {
  switch (file.kind) {
    case 'units':
      return file.cases.map((numbered) => ({ line: numbered.line, judge: () => judgeUnit(numbered) }))
    case 'probes':
      return file.cases.map(({ line, case: probe }) => ({ line, judge: () => judgeProbe(probe) }))
    case 'scalars': {
      const review = scalarReview(file.crd)
      return file.cases.map(({ line, case: scalar }) => ({ line, judge: () => judgeScalar(review, scalar) }))
    }
  }
}

/** By the functions of apiextensions-apiserver that the cases called. */
const JUDGES: { readonly [fn: string]: (unit: UnitCase) => Judgement } = {
  Prune: judgePrune,
  Default: judgeDefault,
  ValidateListSetsAndMaps: judgeListTypes,
  ValidateCustomResource: judgeSchema,
  validateCustomResourceDefinitionValidation: judgeValidation,
  ValidateCustomResourceDefinition: judgeDefinition,
  ValidateCustomResourceDefinitionUpdate: judgeDefinition,
}

function judgeUnit(numbered: Numbered<UnitCase>): Judgement {
  const { fn } = numbered.case
  if (fn === 'cel.Validate') return judgeRules(numbered)
  const judge = JUDGES[fn]
  return judge === undefined ? { kindbox: ['nothing plays this function'], server: [fn] } : judge(numbered.case)
}
