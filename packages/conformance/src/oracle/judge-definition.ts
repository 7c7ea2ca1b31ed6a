import type { Issue } from '@kindbox/core'
import { decodeDocument, lint } from '@kindbox/crd'
import { lintAsIs, lintSchema } from '@kindbox/crd/steps'
import { errorLines, type Judgement, recordedLines } from './judgement.ts'
import type { Probe, UnitCase } from './read-oracle.ts'

/** The record of a schema does not tell where it stood. */
export function judgeValidation({ schema, statusEnabled: status = false, opts = {}, errors = [] }: UnitCase): Judgement {
  const unplaced = (field: string) => field.replace(/^.*?openAPIV3Schema/, '')
  const issues = lintSchema(schema, {
    status,
    structuralSchema: opts['requireStructuralSchema'] === true,
    validPropertyType: opts['requireValidPropertyType'] === true,
    prunedDefaults: opts['requirePrunedDefaults'] === true,
    atomicSetType: opts['requireAtomicSetType'] === true,
    mapListKeys: opts['requireMapListKeysMapSetValidation'] === true,
  })
  return { kindbox: issueLines(issues, unplaced), server: recordedLines(errors, unplaced) }
}

export function judgeDefinition({ crd, old, errors = [] }: UnitCase): Judgement {
  const typed = (definition: object) => ({ apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', ...definition })
  return { kindbox: issueLines(lintAsIs(typed(crd ?? {}), old && typed(old))), server: recordedLines(errors) }
}

/** What cannot be decoded was recorded without a reason and a field. */
export function judgeProbe({ text, answer }: Probe): Judgement {
  const document = decodeDocument(text)
  const issues = lint(document.readable && document.value).filter(({ severity }) => severity === 'error')
  const causes = answer.details?.causes ?? []
  return {
    kindbox: issues.map(({ code, field, message }) => (code === 'Undecodable' ? message : `${code} ${field}: ${message}`)).toSorted(),
    server: causes.map(({ reason, field, message }) => (reason === undefined ? message : `${reason} ${field}: ${message}`)).toSorted(),
  }
}

function issueLines(issues: readonly Issue[], place: (field: string) => string = (field) => field): string[] {
  const errors = issues.filter(({ severity }) => severity === 'error')
  return errorLines(errors.map(({ code, field, message }) => ({ reason: code, field: place(field), message })))
}
