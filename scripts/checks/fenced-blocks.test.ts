import { describe, expect, test } from '@jest/globals'
import { fencedBlocks } from './fenced-blocks.mjs'

const cases = [
  { title: 'nothing', markdown: '# Title\n\ntext\n', blocks: [] },
  {
    title: 'language and line',
    markdown: '# Title\n\n```ts\nconst a = 1\nconst b = 2\n```\nafter\n',
    blocks: [{ language: 'ts', marks: [], line: 4, text: 'const a = 1\nconst b = 2' }],
  },
  { title: 'marks', markdown: '```ts no-run\nf()\n```', blocks: [{ language: 'ts', marks: ['no-run'], line: 2, text: 'f()' }] },
  { title: 'upper case', markdown: '```TypeScript\nf()\n```', blocks: [{ language: 'typescript', marks: [], line: 2, text: 'f()' }] },
  { title: 'no language', markdown: '```\nplain\n```', blocks: [{ language: '', marks: [], line: 2, text: 'plain' }] },
  { title: 'tildes', markdown: '~~~sh\nls\n~~~', blocks: [{ language: 'sh', marks: [], line: 2, text: 'ls' }] },
  {
    title: 'a longer fence holds a shorter one',
    markdown: '````md\n```ts\nf()\n```\n````',
    blocks: [{ language: 'md', marks: [], line: 2, text: '```ts\nf()\n```' }],
  },
  {
    title: 'tildes do not close backticks',
    markdown: '```sh\n~~~\n```',
    blocks: [{ language: 'sh', marks: [], line: 2, text: '~~~' }],
  },
  {
    title: 'indented in a list: the indentation of the fence goes, that of the code stays',
    markdown: '1. Run\n\n   ```ts\n   if (a) {\n     b()\n   }\n   ```\n',
    blocks: [{ language: 'ts', marks: [], line: 4, text: 'if (a) {\n  b()\n}' }],
  },
  { title: 'never closed', markdown: 'text\n```ts\nf()', blocks: [{ language: 'ts', marks: [], line: 3, text: 'f()' }] },
  { title: 'inline code that begins a line', markdown: '```not a fence``` but code\ntext', blocks: [] },
  { title: 'empty', markdown: '```ts\n```', blocks: [{ language: 'ts', marks: [], line: 2, text: '' }] },
  { title: 'carriage returns', markdown: '```ts\r\nf()\r\n```\r\n', blocks: [{ language: 'ts', marks: [], line: 2, text: 'f()' }] },
  {
    title: 'one after the other',
    markdown: '```ts\na\n```\n```sh\nb\n```',
    blocks: [
      { language: 'ts', marks: [], line: 2, text: 'a' },
      { language: 'sh', marks: [], line: 5, text: 'b' },
    ],
  },
]

describe('fencedBlocks', () => {
  test.each(cases)('$title', ({ markdown, blocks }) => {
    expect(fencedBlocks(markdown)).toEqual(blocks)
  })
})
