import { expect, test } from '@jest/globals'
import { negotiate } from './accept.ts'

test.each([
  [undefined, 'json'],
  ['', 'json'],
  ['*/*', 'json'],
  ['application/*', 'json'],
  ['application/yaml', 'yaml'],
  ['application/yaml, application/json;q=0.5', 'yaml'],
  ['application/yaml;q=0.5, application/json', 'json'],
  ['*/*, application/yaml', 'yaml'],
  ['application/vnd.kubernetes.protobuf, application/json', 'json'],
  ['application/json;as=Table;g=meta.k8s.io;v=v1, application/json', 'json'],
  ['text/html, application/json', 'json'],
])('%s is answered in %s', (header, format) => {
  expect(negotiate(header)).toEqual({ format })
})

test.each([
  [
    'application/json;as=Nonsense',
    false,
    406,
    'only the following media types are accepted: application/json, application/yaml, application/vnd.kubernetes.protobuf',
  ],
  [
    'application/vnd.kubernetes.protobuf',
    false,
    406,
    'only the following media types are accepted: application/json, application/yaml, application/vnd.kubernetes.protobuf',
  ],
  [
    'text/html',
    false,
    406,
    'only the following media types are accepted: application/json, application/yaml, application/vnd.kubernetes.protobuf',
  ],
  [
    'nonsense',
    false,
    406,
    'only the following media types are accepted: application/json, application/yaml, application/vnd.kubernetes.protobuf',
  ],
  [
    'application/yaml',
    true,
    406,
    'only the following media types are accepted: application/json;stream=watch, application/vnd.kubernetes.protobuf;stream=watch',
  ],
])('%s (watch: %s) is refused with %d', (header, watch, code, message) => {
  expect(() => negotiate(header, { watch, transforms: true })).toThrow(
    expect.objectContaining({ status: expect.objectContaining({ code, message }) }),
  )
})

const table = 'application/json;as=Table;g=meta.k8s.io;v=v1'

test.each([
  [table, { format: 'json', as: { kind: 'Table', apiVersion: 'meta.k8s.io/v1' } }],
  [table.replace('v1', 'v1beta1'), { format: 'json', as: { kind: 'Table', apiVersion: 'meta.k8s.io/v1beta1' } }],
  [table.replace('json', 'yaml'), { format: 'yaml', as: { kind: 'Table', apiVersion: 'meta.k8s.io/v1' } }],
  [`${table.replace('v1', 'v7')}, application/json`, { format: 'json' }],
  [`${table.replace('Table', 'Chair')}, application/json`, { format: 'json' }],
  [`application/json;q=0.5, ${table}`, { format: 'json', as: { kind: 'Table', apiVersion: 'meta.k8s.io/v1' } }],
])('%s is answered with an object of another kind', (header, expected) => {
  expect(negotiate(header, { transforms: true })).toEqual(expected)
})

test('what is no object is not transformed', () => {
  expect(negotiate(`${table}, application/json`)).toEqual({ format: 'json' })
  expect(() => negotiate(table)).toThrow(expect.objectContaining({ status: expect.objectContaining({ code: 406 }) }))
})
