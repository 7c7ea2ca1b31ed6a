import { describe, expect, test } from '@jest/globals'
import { decodeDocument, decodeDocuments, type ReadableDocument } from './decode-documents.ts'

function readable(text: string): ReadableDocument {
  const document = decodeDocument(text)
  if (!document.readable) throw new Error(document.message)
  return document
}

describe('documents of a file', () => {
  test.each([
    ['separators', '---\na: 1\n---\n# nothing\n--- # comment\nb: 2\n', [{ a: 1 }, { b: 2 }]],
    ['JSON values one after the other', '{"a": 1}\n{"b": [2]}', [{ a: 1 }, { b: [2] }]],
    ['one JSON value', '[1, {"a": null}]', [[1, { a: null }]]],
    ['nothing', '\n# nothing\n---\n', []],
    ['a null', 'null', []],
    ['a scalar', 'hello', ['hello']],
    ['three dashes inside a block', 'a: |\n  ---\n  b', [{ a: '---\nb' }]],
  ])('%s', (_, text, values) => {
    expect(decodeDocuments(text).map((document) => (document.readable ? document.value : document.message))).toEqual(values)
  })

  test('one that cannot be read does not hide the others', () => {
    const documents = decodeDocuments('a: 1\n---\nb: [\n---\nc: 3\n')
    expect(documents.map(({ readable }) => readable)).toEqual([true, false, true])
    expect(documents[1]).toMatchObject({ message: 'yaml: line 1: did not find expected node content', at: { line: 4, column: 1 } })
  })

  test('text after a separator', () => {
    expect(decodeDocuments('a: 1\n--- b')).toMatchObject([
      { readable: true },
      { readable: false, message: 'invalid Yaml document separator: b', at: { line: 2, column: 1 } },
    ])
  })
})

describe('positions', () => {
  const text = `# comment
kind: X
spec:
  list:
  - name: a
    "port": 1
  flow: {b: [1, 2]}
  <<: &x
    merged: 1
  copy: *x
`
  test.each([
    [['kind'], 2, 1],
    [['spec', 'list', 0], 5, 5],
    [['spec', 'list', 0, 'port'], 6, 5],
    [['spec', 'flow', 'b', 1], 7, 17],
    [['spec', 'merged'], 9, 5],
    [['spec', 'copy', 'merged'], 9, 5],
    [['spec', 'missing', 'x'], 3, 1],
    [['spec', 'list', 7], 4, 3],
    [[], 2, 1],
  ])('%j', (path, line, column) => {
    expect(readable(text).position(path)).toEqual({ line, column })
  })

  test('count from the beginning of the file, in YAML and in JSON', () => {
    const [, second] = decodeDocuments('a: 1\n---\nb:\n  c: 2\n')
    expect(second?.readable === true && second.position(['b', 'c'])).toEqual({ line: 4, column: 3 })
    const [, json] = decodeDocuments('{"a": 1}\n{\n  "b": {"c": 2}\n}')
    expect(json?.readable === true && json.position(['b', 'c'])).toEqual({ line: 3, column: 9 })
  })

  test('of the last of equal keys', () => {
    expect(readable('a: 1\nb: 2\na: 3').position(['a'])).toEqual({ line: 3, column: 1 })
  })
})

describe('JSON', () => {
  test('integers are exact, duplicate fields are known', () => {
    const document = readable('{"a": {"b": 9007199254740993, "b": -9223372036854775808, "c": [1, {"d": 1, "d": 1.5}]}}')
    expect(document.value).toEqual({ a: { b: -9_223_372_036_854_775_808n, c: [1, { d: 1.5 }] } })
    expect(document.problems).toEqual([
      { message: 'duplicate field "a.b"', path: ['a', 'b'], from: 'json' },
      { message: 'duplicate field "a.c[1].d"', path: ['a', 'c', 1, 'd'], from: 'json' },
    ])
  })

  test.each([
    ['{"a": 1e400}', 'json: cannot unmarshal number 1e400 into Go value of type float64'],
    [`${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}`, 'exceeded max depth of 1000'],
  ])('%.20s cannot be decoded', (text, message) => {
    expect(decodeDocument(text)).toMatchObject({ readable: false, message })
  })

  test('strings with brackets and quotes are no structure', () => {
    expect(readable('{"a": "}{\\"[", "b": "\\\\"}').value).toEqual({ a: '}{"[', b: '\\' })
  })

  test('what is no JSON may be YAML', () => {
    expect(readable('{a: 1}').value).toEqual({ a: 1 })
  })
})
