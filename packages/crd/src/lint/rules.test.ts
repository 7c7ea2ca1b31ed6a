import { readdirSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { rules } from './rules.ts'

const files = readdirSync(new URL('rules/', import.meta.url))
const sources = files.filter((file) => !file.endsWith('.test.ts')).map((file) => file.replace(/\.ts$/, ''))

describe('rules', () => {
  test('every file of the folder is listed under its name, once', () => {
    expect(rules.map(({ name }) => name).toSorted()).toEqual(sources.toSorted())
  })

  test('every rule shows what it takes and what it refuses', () => {
    expect(files.filter((file) => file.endsWith('.test.ts')).toSorted()).toEqual(sources.map((name) => `${name}.test.ts`).toSorted())
  })

  test.each(rules)(
    '$name says what it is about and asks something',
    ({ about, document, root, node, structure, defaults, expressions }) => {
      expect(about).toMatch(/^[A-Z`].*\.$/)
      expect([document, root, node, structure, defaults, expressions].some((question) => question !== undefined)).toBe(true)
    },
  )
})
