import type { Area, Case } from '../suite/case.ts'
import { definition, foo, foosOf } from '../suite/definition.ts'

const group = 'broken-text.conformance.example'
const JSON_TYPE = 'application/json'
const YAML_TYPE = 'application/yaml'

/** The bytes of a text whose characters are bytes: `\xff` is the byte 0xff. */
const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))
const json = (rest: string) => bytes(`{"apiVersion":"${group}/v1","kind":"Foo","metadata":{"name":"a"},${rest}}`)
const yaml = (rest: string) => bytes(`apiVersion: ${group}/v1\nkind: Foo\nmetadata: {name: a}\n${rest}\n`)
const utf16 = (text: string) => bytes(Array.from(`\uFEFF${text}`, (character) => twoBytes(character.charCodeAt(0))).join(''))
const twoBytes = (unit: number) => String.fromCharCode(unit & 0xff, unit >> 8)

/** What is no UTF-8, and why. */
const broken: readonly [title: string, text: string][] = [
  ['a byte that begins nothing', '\xff'],
  ['a byte that only goes on', '\x80'],
  ['half of two bytes', '\xc3'],
  ['two of three bytes', '\xe2\x82'],
  ['three of four bytes', '\xf0\x9f\x98'],
  ['three bytes with a letter in the middle', '\xe2(\xa1'],
  ['a surrogate', '\xed\xa0\x80'],
  ['a slash in two bytes', '\xc0\xaf'],
  ['what is beyond Unicode', '\xf4\x90\x80\x80'],
  ['a byte order mark, which is UTF-8', '\xef\xbb\xbf'],
  ['U+FFFE, which is UTF-8, too', '\xef\xbf\xbe'],
]

const created: readonly [title: string, contentType: string, body: Uint8Array][] = [
  ...broken.flatMap(([title, text]): [string, string, Uint8Array][] => [
    [`JSON with ${title}`, JSON_TYPE, json(`"open":{"a":"x${text}y"}`)],
    [`YAML with ${title}`, YAML_TYPE, yaml(`open: {a: x${text}y}`)],
  ]),
  ['JSON keys that become the same', JSON_TYPE, json('"open":{"a\xff":1,"a\xfe":2}')],
  ['an unknown field in JSON', JSON_TYPE, json('"spec":{"a\xff":1}')],
  ['a value that is too long in bytes', JSON_TYPE, json('"spec":{"short":"\xff\xff"}')],
  ['a label', JSON_TYPE, bytes(`{"apiVersion":"${group}/v1","kind":"Foo","metadata":{"name":"a","labels":{"a":"\xff"}}}`)],
  ['a name', JSON_TYPE, bytes(`{"apiVersion":"${group}/v1","kind":"Foo","metadata":{"name":"a\xff"}}`)],
  ['a kind', JSON_TYPE, bytes(`{"apiVersion":"${group}/v1","kind":"Foo\xff","metadata":{"name":"a"}}`)],
  ['no kind', JSON_TYPE, bytes('{"a\xff":"\xe2\x82"}')],
  ['no kind, in a body that is cited in part', JSON_TYPE, bytes(`{"a":"${'\xff'.repeat(40)}"}`)],
  ['outside of a JSON string', JSON_TYPE, json('"open":{}\xff')],
  ['before JSON', JSON_TYPE, bytes('\xff{}')],
  ['after JSON', JSON_TYPE, bytes('{}\xff')],
  ['in a JSON escape', JSON_TYPE, json('"open":{"a":"\\\xff"}')],
  ['JSON in YAML', YAML_TYPE, json('"open":{"a":"\xff"}')],
  ['a YAML key', YAML_TYPE, yaml('open: {a\xff: 1}')],
  ['a YAML comment', YAML_TYPE, yaml('open: {} # \xff')],
  ['the end of YAML', YAML_TYPE, bytes('a: b\xe2\x82')],
  ['what !!binary says', YAML_TYPE, yaml('open: {a: !!binary 4oL/}')],
  ['far behind a mistake in YAML', YAML_TYPE, yaml(`open: {a: @x}\n# ${'x'.repeat(600)}\nb: \xff`)],
  ['near a mistake in YAML', YAML_TYPE, yaml('open: {a: @x}\nb: \xff')],
  ['behind the first document', YAML_TYPE, yaml(`---\n# ${'x'.repeat(600)}\n\xff`)],
  ['YAML in UTF-16', YAML_TYPE, utf16(`apiVersion: ${group}/v1\nkind: Foo\nmetadata: {name: a}\nopen: {a: é}\n`)],
  ['YAML in UTF-16 that ends early', YAML_TYPE, utf16('a: b').slice(0, -1)],
  ['JSON in UTF-16', JSON_TYPE, utf16('{}')],
]

/** Bodies whose bytes are no text. */
export const brokenText: Area = {
  name: 'broken-text',
  crds: [
    definition({
      group,
      properties: {
        spec: { type: 'object', properties: { short: { type: 'string', maxLength: 1 } } },
        open: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
      },
    }),
  ],
  cases: [
    ...created.map(([title, contentType, body]): Case => ({
      title: `create: ${title}`,
      run: async (s) => void (await s.post(`${foosOf(group, s)}?dryRun=All`, body, { 'content-type': contentType })),
    })),
    {
      title: 'updates, patches and deletes',
      async run(s) {
        const foos = foosOf(group, s)
        await s.post(foos, foo(group, 'a'))
        await s.put(`${foos}/a?dryRun=All`, json('"open":{"a":"\xff"}'))
        await s.patch(`${foos}/a`, 'merge', bytes('{"open":{"a\xff":"\xe2\x82"}}'))
        await s.patch(`${foos}/a`, 'merge', bytes('{"open":\xff}'))
        await s.patch(`${foos}/a`, 'json', bytes('[{"op":"add","path":"/open/b","value":"\xff"}]'))
        await s.patch(`${foos}/a`, 'json', bytes('[{"op":"add","path":"/open/\xff","value":1}]'))
        await s.patch(`${foos}/a`, 'json', bytes('[\xff]'))
        await s.patch(`${foos}/b?fieldManager=m`, 'apply', yaml('open: {a: \xff}'))
        await s.delete(`${foos}/a`, bytes('{"kind":"DeleteOptions","apiVersion":"v1","propagationPolicy":"\xff"}'))
        await s.delete(`${foos}/a`, bytes('\xff'))
      },
    },
  ],
}
