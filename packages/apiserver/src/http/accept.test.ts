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
  expect(negotiate(header, false)).toBe(format)
})

test.each([
  [
    'application/json;as=Table;g=meta.k8s.io;v=v1',
    false,
    501,
    'the embedded API server of kindbox does not implement answers transformed to Table',
  ],
  [
    'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1',
    false,
    501,
    'the embedded API server of kindbox does not implement answers transformed to PartialObjectMetadata',
  ],
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
])('%s (watch: %s) is refused with %d', (header, isWatch, code, message) => {
  expect(() => negotiate(header, isWatch)).toThrow(expect.objectContaining({ status: expect.objectContaining({ code, message }) }))
})
