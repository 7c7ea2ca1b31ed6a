import { describe, expect, test } from '@jest/globals'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lint } from './lint.ts'

// Definitions of public projects, all of which a real API server took.
const shared = process.env['KINDBOX_SHARED']
const suite = shared === undefined ? describe.skip : describe
const unset = shared === undefined ? ' (skipped: KINDBOX_SHARED names no folder with a corpus)' : ''

suite(`a corpus of public definitions${unset}`, () => {
  test('is without a fault', () => {
    const folder = join(shared ?? '', 'corpus', 'crds')
    const found = readdirSync(folder).map((file) => {
      const issues = lint(JSON.parse(readFileSync(join(folder, file), 'utf8')))
      return { file, errors: issues.filter(({ severity }) => severity === 'error') }
    })
    expect(found.filter(({ errors }) => errors.length > 0)).toEqual([])
    expect(found).toHaveLength(98)
  })
})
