import { describe, expect, test } from '@jest/globals'
import { roomFault } from './rooms.mjs'

describe('roomFault', () => {
  test.each([
    { path: 'packages/core/src/index.ts', lines: 50 },
    { path: 'packages/core/src/lower/lower-union.ts', lines: 400 },
    { path: 'packages/core/src/re2.ts', lines: 1 },
    { path: 'packages/core/src/lower/lower.test.ts', lines: 900 },
    { path: 'packages/core/src/lower/lower.test-d.ts', lines: 10 },
    { path: 'schemas/src/generated/kinds/core/v1.ts', lines: 9_000 },
    { path: 'examples/shared-definitions/src/foo.ts', lines: 10 },
    { path: 'scripts/checks/rooms.mjs', lines: 10 },
  ])('accepts $path with $lines lines', ({ path, lines }) => {
    expect(roomFault({ path, lines, test: path.includes('.test') })).toBeUndefined()
  })

  test.each([
    { path: 'packages/core/src/lower/lower.ts', lines: 401, expected: 'has 401 lines; 400 is the limit' },
    { path: 'packages/core/src/types.ts', lines: 1, expected: "'types' says nothing" },
    { path: 'packages/core/src/utils/strings.ts', lines: 1, expected: "'utils' says nothing" },
    { path: 'packages/core/src/helpers.test.ts', lines: 1, expected: "'helpers' says nothing" },
    { path: 'packages/core/src/kubeError.ts', lines: 1, expected: 'is not kebab-case' },
    { path: 'packages/core/src/lower/index.ts', lines: 1, expected: "only a package's own entry is an index.ts" },
  ])('refuses $path with $lines lines', ({ path, lines, expected }) => {
    expect(roomFault({ path, lines, test: path.includes('.test') })).toContain(expected)
  })
})
