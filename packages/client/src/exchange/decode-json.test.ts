import { describe, expect, test } from '@jest/globals'
import { isKubeError } from '@kindbox/core'
import { decodeJson, type Received } from './decode-json.ts'

const received: Received = {
  what: 'get Foo default/baz',
  server: 'https://cluster.example',
  httpStatus: 200,
  contentType: 'application/json',
}

test('JSON is decoded', () => {
  expect(decodeJson('{"a":[1,"é"]}', received)).toEqual({ a: [1, 'é'] })
})

test('a __proto__ key is data like any other', () => {
  const decoded = decodeJson('{"__proto__":{"a":1}}', received) as object
  expect(Object.getPrototypeOf(decoded)).toBe(Object.prototype)
  expect(Object.keys(decoded)).toEqual(['__proto__'])
})

describe('what is no JSON is described', () => {
  const html = '<!doctype html>\n<html>\n<head><title>Sign in</title></head>'
  const cases: { title: string; text: string; with?: Partial<Received>; message: string }[] = [
    {
      title: 'a login page',
      text: html,
      with: { contentType: 'text/html; charset=utf-8' },
      message:
        'get Foo default/baz: https://cluster.example answered 200 with text/html, starting "<!doctype html> <html> <head><title>Sign in</title></head>", ' +
        "instead of JSON. Check that the address is an API server's, and not that of a proxy or a login page.",
    },
    {
      title: 'plain text, and where the address came from',
      text: 'ok',
      with: { contentType: null, source: 'context "dev" in config' },
      message:
        'get Foo default/baz: https://cluster.example answered 200 with a body without content type, starting "ok", instead of JSON. ' +
        'Check that the address in context "dev" in config is an API server\'s.',
    },
    {
      title: 'nothing',
      text: '',
      message:
        "get Foo default/baz: https://cluster.example answered 200 with application/json and nothing in it instead of JSON. Check that the address is an API server's.",
    },
    {
      title: 'a long text, of which the start is shown',
      text: 'x'.repeat(5000),
      message: `get Foo default/baz: https://cluster.example answered 200 with application/json, starting "${'x'.repeat(97)}...", instead of JSON. Check that the address is an API server's.`,
    },
    {
      title: 'control characters',
      text: 'a\u001b[31m\u0000b',
      message:
        'get Foo default/baz: https://cluster.example answered 200 with application/json, starting "a [31m b", instead of JSON. Check that the address is an API server\'s.',
    },
  ]
  test.each(cases)('$title', ({ text, with: changed, message }) => {
    expect(errorOf(text, { ...received, ...changed }).message).toBe(message)
  })
})

describe('JSON that is broken is located, never quoted', () => {
  const cases: { title: string; text: string; fault: string }[] = [
    { title: 'cut in a string', text: '{"data":{"password":"hunter2', fault: 'breaks off after 28 characters' },
    { title: 'cut after a key', text: '{"data":{"password"', fault: 'breaks off after 19 characters' },
    { title: 'cut after a value', text: '{"password":"hunter2"', fault: 'breaks off after 21 characters' },
    { title: 'cut in a list', text: '["hunter2",', fault: 'breaks off after 11 characters' },
    { title: 'broken in the middle', text: '{"password":"hunter2" "a":1}', fault: 'is malformed at character 22' },
    { title: 'followed by something', text: '{"password":"hunter2"} x', fault: 'is malformed at character 23' },
    { title: 'an unknown word', text: '{"password":hunter2}', fault: 'is malformed' },
  ]
  test.each(cases)('$title', ({ text, fault }) => {
    const error = errorOf(text, received)
    expect(error.message).toBe(
      `get Foo default/baz: https://cluster.example answered 200 with JSON that ${fault}. Something between client and server may have changed it.`,
    )
    expect(error.cause).toBeInstanceOf(SyntaxError)
    expect(String(error.cause)).toBe(`SyntaxError: ${fault}`)
  })
})

function errorOf(text: string, from: Received): Error {
  try {
    decodeJson(text, from)
  } catch (error) {
    if (isKubeError(error, 'DecodeError')) return error
  }
  throw new Error('the text was decoded')
}
