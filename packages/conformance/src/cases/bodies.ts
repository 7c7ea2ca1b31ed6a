import type { Area, Case } from '../suite/case.ts'
import { definition, foo, foosOf } from '../suite/definition.ts'

const group = 'bodies.conformance.example'
const json = (rest: string) => `{"apiVersion":"${group}/v1","kind":"Foo","metadata":{"name":"a"}${rest}}`
const yaml = (rest: string) => `apiVersion: ${group}/v1\nkind: Foo\nmetadata:\n  name: a\n${rest}`
const JSON_TYPE = 'application/json'
const YAML_TYPE = 'application/yaml'

/** Bodies of a create. */
const created: readonly [title: string, contentType: string, body: string][] = [
  ['JSON', JSON_TYPE, json('')],
  ['JSON with a charset', `${JSON_TYPE}; charset=utf-8`, json('')],
  ['JSON with space around', JSON_TYPE, `\n ${json('')} \n`],
  ['JSON with a byte order mark', JSON_TYPE, `\uFEFF${json('')}`],
  ['JSON in YAML', YAML_TYPE, json('')],
  ['YAML', YAML_TYPE, yaml('spec:\n  info: x\n  replicas: 0o7\n')],
  [
    'YAML with the scalars of YAML 1.1',
    YAML_TYPE,
    yaml('open:\n  a: yes\n  b: 0755\n  c: 1_000\n  d: ~\n  e: 12:30\n  f: 2001-01-01\n  n: 1\n  g: .5\n  h: 1e3\n'),
  ],
  ['YAML with an anchor and a merge', YAML_TYPE, yaml('open:\n  a: &a {x: 1}\n  b: *a\n  c:\n    <<: *a\n    y: 2\n')],
  ['YAML with a block scalar', YAML_TYPE, yaml('spec:\n  info: |\n    a\n    b\n')],
  ['YAML as JSON', JSON_TYPE, yaml('')],
  ['two YAML documents', YAML_TYPE, `${yaml('')}---\n${yaml('')}`],
  ['YAML with a tab', YAML_TYPE, yaml('spec:\n\tinfo: x\n')],
  ['YAML that is a text', YAML_TYPE, 'hello'],
  ['YAML with an unclosed list', YAML_TYPE, yaml('open: [1, 2\n')],
  ['JSON that ends early', JSON_TYPE, json('').slice(0, -3)],
  ['JSON with more behind it', JSON_TYPE, `${json('')} x`],
  ['two JSON objects', JSON_TYPE, `${json('')}${json('')}`],
  ['JSON with a comma too many', JSON_TYPE, json(',')],
  ['JSON with a wrong escape', JSON_TYPE, json(',"spec":{"info":"\\x"}')],
  ['JSON with a control character', JSON_TYPE, json(',"spec":{"info":"a\u0001b"}')],
  ['JSON with lone surrogates', JSON_TYPE, json(',"spec":{"info":"\\ud800"}')],
  ['JSON with large numbers', JSON_TYPE, json(',"open":{"a":9007199254740993,"b":1e400}')],
  [
    'JSON with large numbers that fit',
    JSON_TYPE,
    json(',"open":{"a":9007199254740993,"b":9223372036854775807,"c":9223372036854775808,"d":1.0,"e":1e3,"f":-0.0}'),
  ],
  ['a list', JSON_TYPE, '[]'],
  ['null', JSON_TYPE, 'null'],
  ['a number', JSON_TYPE, '5'],
  ['a string', JSON_TYPE, '"a"'],
  ['an empty object', JSON_TYPE, '{}'],
  ['nothing', JSON_TYPE, ''],
  ['nothing in YAML', YAML_TYPE, ''],
  ['no apiVersion', JSON_TYPE, '{"kind":"Foo","metadata":{"name":"a"}}'],
  ['an apiVersion of another group', JSON_TYPE, '{"apiVersion":"v1","kind":"Foo","metadata":{"name":"a"}}'],
  ['an apiVersion with two slashes', JSON_TYPE, '{"apiVersion":"a/b/c","kind":"Foo","metadata":{"name":"a"}}'],
  ['an apiVersion that is a number', JSON_TYPE, '{"apiVersion":1,"kind":"Foo","metadata":{"name":"a"}}'],
  ['a kind that is an object', JSON_TYPE, `{"apiVersion":"${group}/v1","kind":{},"metadata":{"name":"a"}}`],
  ['metadata that is a string', JSON_TYPE, `{"apiVersion":"${group}/v1","kind":"Foo","metadata":"a"}`],
  ['labels that are numbers', JSON_TYPE, `{"apiVersion":"${group}/v1","kind":"Foo","metadata":{"name":"a","labels":{"a":1}}}`],
  ['a list of the kind', JSON_TYPE, `{"apiVersion":"${group}/v1","kind":"FooList","items":[]}`],
  [
    'fields called __proto__ and constructor',
    JSON_TYPE,
    json(',"open":{"__proto__":{"a":1},"constructor":{"prototype":1},"toString":1},"__proto__":{"polluted":true}'),
  ],
  ['a label called __proto__', JSON_TYPE, `{"apiVersion":"${group}/v1","kind":"Foo","metadata":{"name":"a","labels":{"__proto__":"x"}}}`],
  ['a deep value', JSON_TYPE, json(`,"open":{"a":${'['.repeat(900)}${']'.repeat(900)}}`)],
  ['a value that is too deep', JSON_TYPE, json(`,"open":{"a":${'['.repeat(11_000)}${']'.repeat(11_000)}}`)],
  ['plain text', 'text/plain', json('')],
  ['a form', 'application/x-www-form-urlencoded', json('')],
  ['an unknown type', 'application/toml', json('')],
  ['a type that is none', 'json', json('')],
  ['a type of a patch', 'application/merge-patch+json', json('')],
]

/** What a reader accepts. */
const accepted: readonly string[] = [
  '',
  '*/*',
  'application/*',
  'application/json',
  'application/yaml',
  'text/html',
  'application/toml',
  'application/vnd.kubernetes.protobuf',
  'application/toml, application/json',
  'text/html;q=0.9, */*;q=0.1',
  'application/json;q=0.1, application/yaml;q=0.9',
  'application/json;as=Unheard;v=v1;g=meta.k8s.io',
  'application/json;pretty=1',
]

/** The text of requests and answers. */
export const bodies: Area = {
  name: 'bodies',
  crds: [
    definition({
      group,
      properties: {
        spec: { type: 'object', properties: { info: { type: 'string' }, replicas: { type: 'integer' } } },
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
      title: 'create: too large',
      async run(s) {
        const body = foo(group, 'a', { spec: { info: 'x'.repeat(3 * 1024 * 1024) } })
        await s.part({ method: 'POST', path: foosOf(group, s), body }, (answer) => answer)
        await s.part(
          { method: 'POST', path: foosOf(group, s), body: foo(group, 'a', { spec: { info: 'x'.repeat(1024 * 1024) } }) },
          (answer) => answer.metadata,
        )
      },
    },
    ...accepted.map((accept): Case => ({
      title: `accepted: ${accept === '' ? 'nothing said' : accept}`,
      async run(s) {
        await s.get(`${foosOf(group, s)}/missing`, { accept })
        await s.get(`/apis/${group}/v1`, { accept })
      },
    })),
    {
      title: 'failures and discovery in protobuf',
      async run(s) {
        const accept = 'application/vnd.kubernetes.protobuf, application/json'
        const foos = foosOf(group, s)
        await s.get(`${foos}/missing`, { accept })
        await s.get(`${foos}/missing`, { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io, application/vnd.kubernetes.protobuf' })
        await s.get(`${foos}/missing`, { accept: 'application/yaml;q=0.5, application/vnd.kubernetes.protobuf' })
        await s.post(foos, foo(group, 'A_', { spec: { info: 1 } }), { accept })
        await s.post(`${foos}?fieldValidation=Strict`, foo(group, 'a', { spec: { other: 1 } }), { accept })
        await s.post(foos, foo(group, 'a', { spec: { info: 'ü', other: 1 } }), { accept })
        await s.post(foos, foo(group, 'a'), { accept })
        await s.get(foos, { accept: 'application/vnd.kubernetes.protobuf' })
        for (const path of ['/apis/apiextensions.k8s.io', '/apis/apiextensions.k8s.io/v1', `/apis/${group}`, '/api/v9', '/apis/none'])
          await s.get(path, { accept })
      },
    },
    {
      title: 'a field called __proto__ is stored, read and patched like any other',
      async run(s) {
        const foos = foosOf(group, s)
        await s.post(foos, json(',"open":{"__proto__":{"a":1}}'))
        await s.patch(`${foos}/a`, 'merge', '{"open":{"__proto__":{"b":2},"constructor":{"c":3}}}')
        await s.patch(`${foos}/a`, 'json', '[{"op":"add","path":"/open/__proto__/d","value":4}]')
        await s.get(`${foos}/a`)
        await s.patch(`${foos}/a`, 'merge', '{"open":{"__proto__":null}}')
      },
    },
    {
      title: 'replace: another content type, and no body',
      async run(s) {
        const foos = foosOf(group, s)
        const { body } = await s.post(foos, foo(group, 'a'))
        await s.put(`${foos}/a`, JSON.stringify(body), { 'content-type': 'text/plain' })
        await s.send({ method: 'PUT', path: `${foos}/a` })
        await s.put(`${foos}/a`, '{', undefined)
      },
    },
  ],
}
