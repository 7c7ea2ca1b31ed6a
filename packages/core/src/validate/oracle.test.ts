import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import type { StructuralSchema } from '../structural-schema.ts'
import { compile } from './compile.ts'
import { unknownFields } from './unknown-fields.ts'
import { withDefaults } from './with-defaults.ts'

// What Kubernetes' own unit tests fed to its functions, and what those answered.
const shared = process.env['KINDBOX_SHARED']
const unset = shared === undefined ? ' (skipped: KINDBOX_SHARED names no folder with an oracle)' : ''
const suite = shared === undefined ? describe.skip : describe

interface Recorded {
  readonly fn: string
  readonly schema: StructuralSchema | null
  readonly obj?: unknown
  readonly in?: unknown
  readonly out?: unknown
  readonly unknown?: readonly string[] | null
  readonly errors?: readonly { readonly type: string; readonly field: string }[]
}

function records(name: string, fn: string): Recorded[] {
  const lines = readFileSync(`${shared}/oracle/${name}.jsonl`, 'utf8').trimEnd().split('\n')
  return lines.map((line) => JSON.parse(line) as Recorded).filter((record) => record.fn === fn)
}

suite(`Kubernetes' own cases${unset}`, () => {
  test('ValidateCustomResource: the same values are valid', () => {
    // The server refuses every string under a pattern that is no RE2; here no such schema is compiled.
    const cases = records('apiserver_validation', 'ValidateCustomResource').filter(
      ({ schema }) => !JSON.stringify(schema).includes('"pattern":"+"'),
    )
    expect(cases).toHaveLength(73)
    expect(cases.filter(({ schema, obj, errors }) => (compile(schema ?? {})(obj).length === 0) !== (errors?.length === 0))).toEqual([])
  })

  test('Default: the same values come out', () => {
    const cases = records('apiserver_schema_defaulting', 'Default')
    expect(cases).toHaveLength(66)
    for (const { schema, in: value, out } of cases) expect(withDefaults(value, schema ?? undefined)).toEqual(out)
  })

  test('Prune: the same fields are unknown', () => {
    // Under `additionalProperties: false` the server keeps a field and then refuses it; here it is unknown.
    const cases = records('apiserver_schema_pruning', 'Prune').filter(
      ({ schema }) => !JSON.stringify(schema).includes('"additionalProperties":false'),
    )
    expect(cases).toHaveLength(20)
    for (const { schema, in: value, unknown } of cases) {
      // Unknown fields of ObjectMeta are found by another function there.
      const fields = unknownFields(value, schema ?? {})
        .map((issue) => issue.field)
        .filter((field) => !/(?:^|\.)metadata\./.test(field))
      expect(fields.toSorted()).toEqual((unknown ?? []).toSorted())
    }
  })

  test('scalars: the same fields are valid, but for those where the reason is known', () => {
    const { spec, values } = scalars()
    const validate = compile({ type: 'object', properties: { spec } }, { mode: 'input', strict: true })
    const differences = values.filter(({ value, ok }) => (validate({ spec: value }).length === 0) !== ok).map(({ text }) => text)
    expect(values).toHaveLength(34)
    expect(differences.toSorted()).toEqual(
      [
        // Enforced since 1.36; the verdicts are those of 1.35.
        'i32: 3000000000',
        // JavaScript rounds it to 2^63, as it does the largest int64, which is valid.
        'i: 9223372036854775808',
        // The server drops these nulls. Whoever sends one does not get what the schema promises, so it is said.
        's: null',
        'iors: null',
        'm: {a: null}',
        // A quirk of the program that recorded the verdicts: a server refuses it.
        'iors: true',
      ].toSorted(),
    )
  })
})

/** The schema and the values of the scalar cases, read from YAML in which each field is one line. */
function scalars(): { spec: StructuralSchema; values: { text: string; value: object; ok: boolean }[] } {
  const crd = readFileSync(`${shared}/oracle/scalar-crd.yaml`, 'utf8')
  const properties = [...crd.matchAll(/^ {14}(\w+): (\{.*\})$/gm)].map(([, name = '', schema = '']) => [name, flow(schema)])
  const lines = readFileSync(`${shared}/oracle/scalars.jsonl`, 'utf8').trimEnd().split('\n')
  const cases = lines.map((line) => JSON.parse(line) as { doc: string; verdicts: { ok: boolean }[] })
  const values = cases.flatMap(({ doc, verdicts }) => {
    const [, name = '', text = ''] = /^ {2}(\w+): (.*)$/m.exec(doc) ?? []
    // What YAML makes of these is not the schema's business.
    if (name === 'n' || text === 'yes' || text === '0x10') return []
    return [{ text: `${name}: ${text}`, value: { [name]: flow(text) }, ok: verdicts[0]?.ok === true }]
  })
  return { spec: { type: 'object', properties: Object.fromEntries(properties) as { [name: string]: StructuralSchema } }, values }
}

/** A value in YAML's flow style, where a word needs no quotes. */
function flow(text: string): unknown {
  if (/^[\w:.-]+$/.test(text) && !/^(?:null|true)$/.test(text)) return Number.isNaN(Number(text)) ? text : Number(text)
  const quoted = text.replaceAll(/[a-z][\w-]*/gi, (word) => (/^(?:true|null)$/.test(word) ? word : JSON.stringify(word)))
  return JSON.parse(text.startsWith('"') ? text : quoted)
}
