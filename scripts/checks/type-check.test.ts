import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { root } from '../workspace.mjs'
import { readCompilerOutput } from './type-check.mjs'

describe('readCompilerOutput', () => {
  test('counts our files, and groups the messages of each', () => {
    const output = [
      "src/a.ts(1,2): error TS2322: Type 'string' is not assignable to type 'number'.",
      "  Type 'x' is not one either.",
      "src/b.ts(3,4): error TS2304: Cannot find name 'c'.",
      "src/a.ts(5,6): error TS2304: Cannot find name 'd'.",
      join(root, 'node_modules/yaml/index.d.ts'),
      join(root, 'packages/core/dist/index.d.ts'),
      join(root, 'src/a.ts'),
      join(root, 'src/b.ts'),
      '',
    ].join('\n')
    expect(readCompilerOutput(output)).toEqual({
      files: 2,
      diagnostics: [
        [
          "src/a.ts(1,2): error TS2322: Type 'string' is not assignable to type 'number'.",
          "  Type 'x' is not one either.",
          "src/a.ts(5,6): error TS2304: Cannot find name 'd'.",
        ].join('\n'),
        "src/b.ts(3,4): error TS2304: Cannot find name 'c'.",
      ],
    })
  })

  test('a message about the configuration belongs to the configuration', () => {
    const output = "error TS18003: No inputs were found in config file 'tsconfig.tests.json'."
    expect(readCompilerOutput(output)).toEqual({ files: 0, diagnostics: [output] })
  })
})
