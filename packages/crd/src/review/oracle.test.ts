import { describe, expect, test } from '@jest/globals'
import type { Path, StructuralSchema } from '@kindbox/core'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { CustomResourceDefinition } from '../custom-resource-definition.ts'
import { decodeDocument } from './decode/decode-documents.ts'
import { compileDefaults } from './defaults.ts'
import type { FieldError } from './go/field-error.ts'
import { compileListTypes } from './list-type.ts'
import { compilePrune, unknownFieldName } from './prune.ts'
import { compileReview } from './review.ts'
import { compileSchema } from './schema/compile-schema.ts'

const shared = process.env['KINDBOX_SHARED']
const suite = shared === undefined ? describe.skip : describe
const unset = shared === undefined ? ' (skipped: KINDBOX_SHARED names no folder with an oracle)' : ''
const folder = join(shared ?? '', 'oracle')

interface Recorded {
  readonly fn: string
  readonly schema: StructuralSchema | null
  readonly in?: unknown
  readonly out?: unknown
  readonly unknown?: readonly string[] | null
  readonly obj?: unknown
  readonly errors?: readonly { readonly type: string; readonly field: string; readonly body: string }[]
}

suite(`Kubernetes' own unit cases${unset}`, () => {
  test.each<[string, number, (recorded: Recorded) => boolean]>([
    ['Prune', 73, prunes],
    ['Default', 66, defaults],
    ['ValidateListSetsAndMaps', 60, findsRepetitions],
    ['ValidateCustomResource', 143, validates],
  ])('%s', (fn, count, agrees) => {
    const recorded = readRecords().filter((record) => record.fn === fn)
    expect(recorded).toHaveLength(count)
    expect(recorded.filter((record) => !agrees(record))).toEqual([])
  })

  test('scalars: 33 of 38, and why the others differ', () => {
    const crd = valueOf(readFileSync(join(folder, 'scalar-crd.yaml'), 'utf8')) as CustomResourceDefinition
    const review = compileReview(crd, crd.spec.versions[0]?.name ?? '')
    const different = readLines<Scalar>('scalars.jsonl').filter(({ doc, verdicts: [expected] }) => {
      const verdict = review.createFromText(doc)
      if (verdict.accepted || expected?.ok !== false) return verdict.accepted !== expected?.ok
      const causes = (verdict.status.details?.causes ?? []).map(({ reason, field, message }) => ({ reason, field, message }))
      return verdict.status.code !== expected.code || (expected.code === 422 && !isDeepStrictEqual(causes, expected.causes))
    })
    expect(different.map(({ doc }) => doc.split('\n')[4]?.trim())).toEqual([
      // Since 1.36 the range of int32 is enforced, and what is no integer is said once more as out of range.
      'i32: 3000000000',
      'i: 1.5',
      'i: 9223372036854775808',
      // The tool that recorded these takes a boolean for int-or-string, and reports an unknown field as 422; the server does neither.
      'iors: true',
      'unk: 1',
    ])
  })
})

/** The record does not say whether the object is a whole resource, whose metadata is left alone; it must fit one of the two. */
function prunes({ schema, in: value, out, unknown }: Recorded): boolean {
  const expected = unknown?.toSorted()
  const fits = (pruned: unknown, paths: readonly Path[]) =>
    isDeepStrictEqual(pruned, out) && (expected === undefined || isDeepStrictEqual(paths.map(unknownFieldName).toSorted(), expected))
  const asRoot: Path[] = []
  if (fits(compilePrune(schema ?? {})(value, asRoot), asRoot)) return true
  const asPart: Path[] = []
  const { part } = compilePrune({ properties: { part: schema ?? {} } })({ part: value }, asPart) as { readonly part: unknown }
  // Upstream removes these without a word when they are at the beginning of the path, which they are not here.
  const said = asPart.map(([, ...path]) => path).filter((path) => !['apiVersion', 'kind', 'metadata'].includes(unknownFieldName(path)))
  return fits(part, said)
}

function defaults({ schema, in: value, out }: Recorded): boolean {
  return isDeepStrictEqual(compileDefaults(schema ?? {})?.(value) ?? value, out)
}

/** These were called with a path of their own. */
function findsRepetitions({ schema, obj, errors = [] }: Recorded): boolean {
  const found = compileListTypes(schema ?? {})?.(obj) ?? []
  return isDeepStrictEqual(
    lines(found),
    errors.map(({ type, field, body }) => `${type} ${field.replace(/^root\.?/, '')}: ${body}`).toSorted(),
  )
}

/** Some were called with the path of a default. Since 1.36 a number out of its type's range is a cause of its own. */
function validates({ schema, obj, errors = [] }: Recorded): boolean {
  const under = errors.map(({ field }) => /^spec\.validation\..*\.default(?=\.|$)/.exec(field)?.[0]).find((path) => path !== undefined)
  const found = compileSchema(
    schema ?? {},
    under === undefined ? {} : { under },
  )(obj).filter(({ message }) => !message.includes('Checked value must be'))
  return isDeepStrictEqual(lines(found), errors.map(({ type, field, body }) => `${type} ${field}: ${body}`).toSorted())
}

interface Scalar {
  readonly doc: string
  readonly verdicts: readonly { readonly ok: boolean; readonly code: number | null; readonly causes: unknown }[]
}

function lines(errors: readonly FieldError[]): string[] {
  return errors.map(({ reason, field, message }) => `${reason} ${field}: ${message}`).toSorted()
}

function readRecords(): Recorded[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl') && file !== 'scalars.jsonl')
    .flatMap((file) => readLines<Recorded>(file))
}

function readLines<Line>(file: string): Line[] {
  const text = readFileSync(join(folder, file), 'utf8')
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Line]))
}

function valueOf(text: string): unknown {
  const document = decodeDocument(text)
  return document.readable ? document.value : undefined
}
