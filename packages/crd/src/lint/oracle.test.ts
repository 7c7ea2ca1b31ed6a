import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { Issue } from '@kindbox/core'
import { checkDocument } from './check-document.ts'
import { checkSchema } from './check-schema.ts'
import { decodeCrd } from './decode/decode-crd.ts'
import { SPEC } from './document.ts'
import { fooCrd, fooVersion } from './foo-crd.fixture.ts'
import { lint } from './lint.ts'
import { rules } from './rules.ts'
import { STRICT } from './strictness.ts'
import { decodeDocument } from '../review/decode/decode-documents.ts'
import { child } from '../review/go/field-path.ts'

// Definitions of public projects, all of which the server took; its own unit cases with its verdicts; and hand-made ones with the server's answer.
const shared = process.env['KINDBOX_SHARED']
const withShared = shared === undefined ? describe.skip : describe
const why = shared === undefined ? ' (skipped: KINDBOX_SHARED is not set)' : ''

interface Cause {
  readonly type?: string | undefined
  readonly field?: string | undefined
  readonly body: string
}

interface UnitCase {
  readonly fn: string
  readonly crd?: object
  readonly old?: object
  readonly schema?: object
  readonly statusEnabled?: boolean
  readonly opts?: { readonly [name: string]: boolean }
  readonly errors: readonly Cause[]
}

/** By line: what a document of v1 cannot say, so that no user and no server ever comes to it, or what a record leaves out. */
const NOT_IN_V1: ReadonlyMap<number, string> = new Map([
  [34, 'preserveUnknownFields is neither true nor false'],
  [51, 'a spec.version and no versions'],
  [60, 'what all versions share stands at each of them'],
  [230, 'what all versions share stands at each of them'],
  [268, 'a schema at the top and at a version'],
  [306, 'that the schema is unchanged is not recorded'],
  [309, 'what all versions share stands at each of them'],
  [310, 'that the schema is unchanged is not recorded'],
  [323, 'a function that only the test has'],
  [325, 'a function that only the test has'],
  [375, 'an option that no server sets forbids defaults'],
  [387, 'compiles as Kubernetes 1.30 did, which took reserved words for no fields'],
])

withShared(`the corpus${why}`, () => {
  const folder = join(shared ?? '', 'corpus', 'crds')
  const files = shared === undefined ? [] : readdirSync(folder)

  test('every definition that the server took is without a fault', () => {
    const found = files.map((file) => [file, lint(JSON.parse(readFileSync(join(folder, file), 'utf8'))).filter(isError)] as const)
    expect(found.filter(([, issues]) => issues.length > 0)).toEqual([])
    expect(found).toHaveLength(98)
  })
})

withShared(`the probes${why}`, () => {
  const folder = join(shared ?? '', 'oracle')
  const verdicts =
    shared === undefined ? {} : (JSON.parse(readFileSync(join(folder, 'crd-probes-verdicts.json'), 'utf8')) as Record<string, [Answer]>)

  test.each(Object.entries(verdicts))('%s', (file, [answer]) => {
    const document = decodeDocument(readFileSync(join(folder, 'crd-probes', file), 'utf8'))
    const issues = lint(document.readable && document.value).filter(isError)
    const causes = (answer.details?.causes ?? []).map(({ reason, field, message }) => ({ type: reason, field, body: message }))
    // What cannot be decoded was recorded without a reason.
    const found = issues.map(toCause).map((cause) => (cause.type === 'Undecodable' ? { body: cause.body } : cause))
    expect(texts(found)).toEqual(texts(causes))
  })
})

withShared(`the server’s unit cases${why}`, () => {
  const file = join(shared ?? '', 'oracle', 'apis_apiextensions_validation.jsonl')
  const lines = shared === undefined ? [] : readFileSync(file, 'utf8').trim().split('\n')
  const cases = lines
    .map((line, i) => ({ line: i + 1, unit: JSON.parse(line) as UnitCase }))
    .filter(({ unit }) => /^validateCustomResourceDefinition/i.test(unit.fn))

  test('come to the same causes', () => {
    const expressible = cases.filter(({ line }) => !NOT_IN_V1.has(line))
    const different = expressible.filter(
      ({ unit }) => judge(unit).join('\n') !== texts(unit.errors.map((cause) => placed(unit, cause))).join('\n'),
    )
    expect(different.map(({ line }) => line)).toEqual([])
    expect({ cases: cases.length, notInV1: cases.length - expressible.length, agree: expressible.length - different.length }).toEqual({
      cases: 339,
      notInV1: 12,
      agree: 327,
    })
  })
})

interface Answer {
  readonly details?: { readonly causes?: readonly { readonly reason?: string; readonly field?: string; readonly message: string }[] }
}

function judge(unit: UnitCase): string[] {
  const issues = unit.fn === 'validateCustomResourceDefinitionValidation' ? judgeSchema(unit) : judgeCrd(unit)
  return texts(issues.filter(isError).map((issue) => placed(unit, toCause(issue))))
}

function judgeCrd({ crd, old }: UnitCase): Issue[] {
  const decode = (value: object) => decodeCrd({ ...fooCrd(), status: undefined, ...value }).crd!
  return checkDocument(decode(crd!), old && decode(old), rules)
}

function judgeSchema({ schema, statusEnabled: status, opts = {} }: UnitCase): Issue[] {
  const { crd } = decodeCrd(fooCrd({ versions: [fooVersion({ schema })] }))
  const decoded = crd?.spec.versions?.[0]?.schema?.openAPIV3Schema
  if (decoded === undefined) return []
  const validation = child(SPEC, 'validation')
  return checkSchema(
    { schema: decoded, at: child(validation, 'openAPIV3Schema'), validation, status: status === true, version: 'v1' },
    rules,
    {
      ...STRICT,
      structuralSchema: opts['requireStructuralSchema']!,
      validPropertyType: opts['requireValidPropertyType']!,
      prunedDefaults: opts['requirePrunedDefaults']!,
      atomicSetType: opts['requireAtomicSetType']!,
      mapListKeys: opts['requireMapListKeysMapSetValidation']!,
    },
  )
}

/** The record of a schema does not tell where it stood. */
function placed(unit: UnitCase, cause: Cause): Cause {
  return unit.schema === undefined ? cause : { ...cause, field: cause.field?.replace(/^.*?openAPIV3Schema/, '') }
}

function toCause({ code, field, message }: Issue): Cause {
  return { type: code, field, body: message }
}

function texts(causes: readonly Cause[]): string[] {
  return causes.map(({ type, field, body }) => `${type} ${field}: ${body}`).toSorted()
}

function isError({ severity }: Issue): boolean {
  return severity === 'error'
}
