import { expect, test } from '@jest/globals'
import { elementText } from './path-element.ts'

test.each([
  ['f:spec', '.spec'],
  ['i:3', '[3]'],
  ['v:"a\\u2028<"', '[="a\\u2028<"]'],
  ['v:1.5', '[=1.5]'],
  ['k:{"name":"a","port":80}', '[name="a",port=80]'],
  ['k:{"port":9223372036854775807}', '[port=9223372036854775807]'],
  ['k:{"name":null,"on":true}', '[name=null,on=true]'],
  ['k:{"name":["x",1,[]]}', '[name=["x",1,[]]]'],
  ['k:{"name":{"a":"x","b":{"c":null}}}', '[name=a="x"b=c=null]'],
  ['k:{"name":{}}', '[name=]'],
])('%s is shown as %s', (element, text) => {
  expect(elementText(element)).toBe(text)
})
