import { describe, expect, test } from '@jest/globals'
import { folderCycles, importsOf } from './import-graph.mjs'

describe('importsOf', () => {
  test.each([
    { form: 'import', text: "import { a } from './a.ts'" },
    { form: 'type import', text: "import type { A } from './a.ts'" },
    { form: 'inline type import', text: "import { type A } from './a.ts'" },
    { form: 'side effect', text: "import './a.ts'" },
    { form: 're-export', text: "export { a } from './a.ts'" },
    { form: 'star re-export', text: "export * from './a.ts'" },
    { form: 'type re-export', text: "export type { A } from './a.ts'" },
    { form: 'dynamic import', text: "const a = await import('./a.ts')" },
    { form: 'type of an import', text: "export type A = import('./a.ts').A" },
  ])('finds: $form', ({ text }) => {
    expect(importsOf(text)).toEqual(['./a.ts'])
  })

  test.each([
    { form: 'a comment', text: "// import { a } from './a.ts'\n/* import './a.ts' */" },
    { form: 'a string', text: 'const text = "import { a } from \'./a.ts\'"' },
    { form: 'a template', text: "const text = `\nimport { a } from './a.ts'\n`" },
  ])('does not take for an import: $form', ({ text }) => {
    expect(importsOf(text)).toEqual([])
  })
})

describe('folderCycles', () => {
  const graph = (edges: Record<string, string[]>) => new Map(Object.entries(edges))

  test.each([
    { title: 'no imports', edges: { 'src/a.ts': [] } },
    { title: 'a chain', edges: { 'src/a.ts': ['src/b.ts'], 'src/b.ts': ['src/c.ts'] } },
    { title: 'a diamond', edges: { 'src/a.ts': ['src/b.ts', 'src/c.ts'], 'src/b.ts': ['src/d.ts'], 'src/c.ts': ['src/d.ts'] } },
    {
      title: 'the entry imports a folder that imports a file beside the entry',
      edges: { 'src/index.ts': ['src/x/a.ts'], 'src/x/a.ts': ['src/b.ts'] },
    },
    { title: 'two folders in one direction', edges: { 'src/x/a.ts': ['src/y/b.ts'], 'src/x/c.ts': ['src/y/d.ts'] } },
  ])('accepts $title', ({ edges }) => {
    expect(folderCycles(graph(edges))).toEqual([])
  })

  test.each([
    { title: 'a file that imports itself', edges: { 'src/a.ts': ['src/a.ts'] }, cycle: 'src: a.ts -> a.ts' },
    { title: 'two files', edges: { 'src/a.ts': ['src/b.ts'], 'src/b.ts': ['src/a.ts'] }, cycle: 'src: a.ts -> b.ts -> a.ts' },
    {
      title: 'three files beside a fourth',
      edges: { 'src/0.ts': ['src/a.ts'], 'src/a.ts': ['src/b.ts'], 'src/b.ts': ['src/c.ts'], 'src/c.ts': ['src/a.ts'] },
      cycle: 'src: a.ts -> b.ts -> c.ts -> a.ts',
    },
    {
      title: 'two folders without a cycle of files',
      edges: { 'src/x/a.ts': ['src/y/b.ts'], 'src/y/c.ts': ['src/x/d.ts'] },
      cycle: 'src: x -> y -> x',
    },
    {
      title: 'a folder and a file beside it',
      edges: { 'src/x/a.ts': ['src/b.ts'], 'src/b.ts': ['src/x/c.ts'] },
      cycle: 'src: x -> b.ts -> x',
    },
    {
      title: 'files in a folder',
      edges: { 'src/x/a.ts': ['src/x/b.ts'], 'src/x/b.ts': ['src/x/a.ts'] },
      cycle: 'src/x: a.ts -> b.ts -> a.ts',
    },
  ])('finds $title', ({ edges, cycle }) => {
    expect(folderCycles(graph(edges)).map((text) => text.split('\n')[0])).toEqual([cycle])
  })

  test('shows the imports that make the cycle', () => {
    const edges = { 'src/x/a.ts': ['src/y/b.ts'], 'src/y/c.ts': ['src/x/d.ts'] }
    expect(folderCycles(graph(edges))).toEqual(['src: x -> y -> x\n  src/x/a.ts imports src/y/b.ts\n  src/y/c.ts imports src/x/d.ts'])
  })

  test('reports two separate cycles of one folder', () => {
    const edges = { 'a.ts': ['b.ts'], 'b.ts': ['a.ts'], 'c.ts': ['d.ts'], 'd.ts': ['c.ts'] }
    expect(folderCycles(graph(edges))).toHaveLength(2)
  })
})
