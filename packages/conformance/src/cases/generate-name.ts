import type { Area } from '../suite/case.ts'
import type { Session } from '../suite/session.ts'
import { definition, foo, foosOf } from '../suite/definition.ts'

const group = 'generate-name.conformance.example'

/** Creates, and writes the five random characters of the name as words. */
async function generate(s: Session, metadata: { readonly generateName: string; readonly name?: string }, query = ''): Promise<void> {
  await s.part({ method: 'POST', path: `${foosOf(group, s)}${query}`, body: foo(group, metadata) }, (body) => {
    const name: string | undefined = body.metadata.name ?? body.details?.name
    if (name !== undefined && name !== metadata.name) s.name(name, `${name.slice(0, -5)} and 5 more`)
    return body
  })
}

/** Names that the server makes. */
export const generateName: Area = {
  name: 'generate-name',
  crds: [definition({ group })],
  cases: [
    ...(
      [
        ['a prefix', { generateName: 'foo-' }],
        ['the longest prefix that fits', { generateName: 'a'.repeat(58) }],
        ['a longer prefix is cut', { generateName: 'a'.repeat(70) }],
        ['a name wins', { generateName: 'foo-', name: 'bar' }],
        ['a prefix that makes no name', { generateName: 'Foo_' }],
        ['a prefix that begins wrongly', { generateName: '-' }],
        ['an empty prefix is none', { generateName: '' }],
      ] as const
    ).map(([title, metadata]) => ({ title, run: (s: Session) => generate(s, metadata) })),
    { title: 'a dry run', run: (s) => generate(s, { generateName: 'foo-' }, '?dryRun=All') },
    {
      title: 'two of one prefix are two objects',
      async run(s) {
        const foos = foosOf(group, s)
        for (let i = 0; i < 2; i++) await s.prepare({ method: 'POST', path: foos, body: foo(group, { generateName: 'foo-' }) })
        await s.part(foos, ({ items }) => new Set(items.map(({ metadata }: { metadata: { name: string } }) => metadata.name)).size)
      },
    },
    {
      title: 'the prefix stays with the object',
      async run(s) {
        const foos = foosOf(group, s)
        const { body } = await s.post(foos, foo(group, { name: 'bar', generateName: 'foo-' }))
        await s.put(`${foos}/bar`, { ...body, metadata: { ...body.metadata, generateName: 'other-' } })
      },
    },
  ],
}
