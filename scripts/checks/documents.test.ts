import { describe, expect, test } from '@jest/globals'
import { namedPaths, relativeLinks } from './documents.mjs'

describe('namedPaths', () => {
  test.each([
    { markdown: 'see `packages/core`', paths: ['packages/core'] },
    { markdown: 'see `packages/core/src/issue.ts` and `etc/`', paths: ['packages/core/src/issue.ts', 'etc/'] },
    { markdown: 'see `README.md`, `.ci/run` and `.oxlintrc.json`', paths: ['README.md', '.ci/run', '.oxlintrc.json'] },
    { markdown: '`@kindbox/core`, `npm test`, `src/*.ts`, `Object<Spec, Status>`', paths: [] },
    { markdown: '`defineResource`, `Client.fromDefault`, `.ts` and `v1.36` are no paths', paths: [] },
    { markdown: 'packages/none without backticks', paths: [] },
    { markdown: '```ts\nconst a = `packages/none`\n```', paths: [] },
  ])('$markdown', ({ markdown, paths }) => {
    expect(namedPaths(markdown)).toEqual(paths)
  })
})

describe('relativeLinks', () => {
  test.each([
    { markdown: '[a](docs/a.md)', links: ['docs/a.md'] },
    { markdown: '[a](../a.md#part) and [b](./b/)', links: ['../a.md', './b/'] },
    { markdown: '![image](image.png)', links: ['image.png'] },
    { markdown: '[a](https://example.com/a.md), [b](mailto:b@example.com), [c](#part)', links: [] },
    { markdown: '```md\n[a](none.md)\n```', links: [] },
  ])('$markdown', ({ markdown, links }) => {
    expect(relativeLinks(markdown)).toEqual(links)
  })
})
