import type { Area, Case } from '../suite/case.ts'
import { definition, foo, foosOf } from '../suite/definition.ts'

const group = 'field-validation.conformance.example'
const modes = ['Ignore', 'Warn', 'Strict', ''] as const
const header = `"apiVersion":"${group}/v1","kind":"Foo"`

/** Bodies with what a strict reading minds, as text: a field that comes twice is none of an object's. */
const bodies: readonly [title: string, text: (metadata: string) => string][] = [
  ['unknown fields', (metadata) => `{${header},"metadata":${metadata},"spec":{"info":"x","more":1,"most":{"a":1}},"other":true}`],
  ['fields that come twice', (metadata) => `{${header},"metadata":${metadata},"spec":{"info":"x","info":"y","replicas":1,"replicas":2}}`],
  ['both', (metadata) => `{${header},"metadata":${metadata},"spec":{"info":"x","info":"y","more":1}}`],
  ['an unknown field of metadata', (metadata) => `{${header},"metadata":${metadata.replace('{', '{"more":1,')},"spec":{}}`],
  ['a wrong type as well', (metadata) => `{${header},"metadata":${metadata},"spec":{"info":1,"more":1}}`],
]

const patches: readonly [title: string, kind: 'merge' | 'json', patch: unknown][] = [
  ['merge patch with an unknown field', 'merge', { spec: { more: 1 } }],
  ['merge patch with a field twice', 'merge', '{"spec":{"info":"y","info":"z"}}'],
  ['JSON patch with an unknown field', 'json', [{ op: 'add', path: '/spec/more', value: 1 }]],
  ['JSON patch with an unknown field of its own', 'json', [{ op: 'add', path: '/spec/info', value: 'y', why: 'not' }]],
]

/** Ignore, Warn, Strict, and what nobody says. */
export const fieldValidation: Area = {
  name: 'field-validation',
  crds: [definition({ group, subresources: { status: {} } })],
  cases: [
    ...modes.flatMap((mode): Case[] => {
      const query = mode === '' ? '' : `?fieldValidation=${mode}`
      const named = mode === '' ? 'nothing said' : mode
      return [
        ...bodies.flatMap(([title, text]): Case[] => [
          {
            title: `${named}, create: ${title}`,
            run: async (s) => void (await s.post(`${foosOf(group, s)}${query}`, text('{"name":"a"}'))),
          },
          {
            title: `${named}, replace: ${title}`,
            async run(s) {
              const foos = foosOf(group, s)
              const { body } = await s.prepare({ method: 'POST', path: foos, body: foo(group, 'a', { spec: { info: 'old' } }) })
              await s.put(`${foos}/a${query}`, text(`{"name":"a","resourceVersion":"${body.metadata.resourceVersion}"}`))
            },
          },
        ]),
        ...patches.map(([title, kind, patch]): Case => ({
          title: `${named}, ${title}`,
          async run(s) {
            const foos = foosOf(group, s)
            await s.post(foos, foo(group, 'a'))
            await s.patch(`${foos}/a${query}`, kind, patch)
          },
        })),
        {
          title: `${named}, YAML with a field twice`,
          async run(s) {
            const body = `apiVersion: ${group}/v1\nkind: Foo\nmetadata:\n  name: a\nspec:\n  info: x\n  info: y\n  more: 1\n`
            await s.post(`${foosOf(group, s)}${query}`, body, { 'content-type': 'application/yaml' })
          },
        },
      ]
    }),
    {
      title: 'an unknown mode',
      async run(s) {
        const foos = foosOf(group, s)
        await s.post(`${foos}?fieldValidation=Loud`, foo(group, 'a'))
        await s.post(`${foos}?fieldValidation=strict`, foo(group, 'a'))
        await s.post(`${foos}?fieldValidation=`, foo(group, 'a'))
      },
    },
    {
      title: 'many unknown fields: the warnings are cut',
      async run(s) {
        const spec = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`field${String(i).padStart(3, '0')}${'x'.repeat(140)}`, i]))
        await s.post(foosOf(group, s), foo(group, 'a', { spec }))
      },
    },
    {
      title: 'warnings with quotes and other letters',
      async run(s) {
        await s.post(foosOf(group, s), foo(group, 'a', { spec: { 'a"b': 1, 'a\\b': 1, 'a b': 1, é: 1, 'a\nb': 1 } }))
      },
    },
    {
      title: 'a status by its subresource',
      async run(s) {
        const foos = foosOf(group, s)
        const { body } = await s.prepare({ method: 'POST', path: foos, body: foo(group, 'a') })
        await s.put(`${foos}/a/status?fieldValidation=Strict`, { ...body, other: 1 })
        await s.put(`${foos}/a/status`, { ...body, other: 1 })
      },
    },
  ],
}
