import { describe, expect, test } from '@jest/globals'
import { isKubeError } from '@kindbox/core'
import { knownLabelSelector, labelSelector } from './label-selector.ts'

const objects: { readonly [name: string]: { readonly [key: string]: string } | undefined } = {
  web: { app: 'web', tier: 'a', 'example.dev/weight': '10' },
  db: { app: 'db', tier: '', 'example.dev/weight': 'heavy' },
  proto: JSON.parse('{"__proto__": "x", "app": "proto"}'),
  bare: undefined,
}

describe('a selector selects', () => {
  const cases: [text: string, selected: string[]][] = [
    ['', ['web', 'db', 'proto', 'bare']],
    ['  ', ['web', 'db', 'proto', 'bare']],
    ['app', ['web', 'db', 'proto']],
    ['!app', ['bare']],
    ['! app', ['bare']],
    ['app=web', ['web']],
    ['app==web', ['web']],
    [' app = web ', ['web']],
    ['app!=web', ['db', 'proto', 'bare']],
    ['tier=', ['db']],
    ['tier=,app', ['db']],
    ['tier!=', ['web', 'proto', 'bare']],
    ['app in (web, db)', ['web', 'db']],
    ['app in (web,)', ['web']],
    ['tier in (,a)', ['web', 'db']],
    ['app notin (web,db)', ['proto', 'bare']],
    ['app notin(web)', ['db', 'proto', 'bare']],
    ['app in(web),tier', ['web']],
    ['app,tier!=a', ['db', 'proto']],
    ['example.dev/weight>9', ['web']],
    ['example.dev/weight<9', []],
    ['example.dev/weight < 11', ['web']],
    ['in', []],
    ['in in (in)', []],
    ['toString', []],
    ['constructor notin (x)', ['web', 'db', 'proto', 'bare']],
  ]
  test.each(cases)('%j', (text, selected) => {
    const selects = labelSelector(text)
    expect(Object.entries(objects).flatMap(([name, labels]) => (selects(labels) ? [name] : []))).toEqual(selected)
  })
})

describe('a text that is no selector is refused at its character', () => {
  const cases: [text: string, at: number, problem: string][] = [
    ['=web', 1, 'the key of a label has to stand here, not "="'],
    ['app=web,', 9, 'the key of a label has to stand here, not the end'],
    [',app', 1, 'the key of a label has to stand here, not ","'],
    ['app web', 5, '=, ==, !=, in, notin, >, < or "," has to stand here, not "web"'],
    ['app=web tier', 9, '"," has to stand here, not "tier"'],
    ['app=web=db', 8, '"," has to stand here, not "="'],
    ['app in web', 8, '"(" has to stand here, not "web"'],
    ['app in (web', 12, '")" has to stand here, not the end'],
    ['app in ()', 9, 'at least one value has to stand here, not ")"'],
    ['app in (a b)', 11, '")" has to stand here, not "b"'],
    ['!app=web', 5, '"," has to stand here, not "="'],
    ['weight>heavy', 8, 'a whole number has to stand here, not "heavy"'],
    ['-app', 1, '"-app" is no key of a label: the name is at most 63'],
    ['Example.dev/app', 1, '"Example.dev/app" is no key of a label: what stands before "/"'],
    ['a/b/c', 1, '"a/b/c" is no key of a label: it has more than one "/"'],
    ['app=-web', 5, '"-web" is no value of a label: at most 63'],
    [`app=${'x'.repeat(64)}`, 5, 'is no value of a label'],
  ]
  test.each(cases)('%j', (text, at, problem) => {
    let caught: unknown
    try {
      labelSelector(text)
    } catch (error) {
      caught = error
    }
    if (!isKubeError(caught, 'RequestError')) throw new Error('it was taken', { cause: caught })
    expect(caught.message).toContain(`is refused at character ${at}: `)
    expect(caught.message).toContain(problem)
    expect(caught.issues.map(({ path }) => path)).toEqual([['labelSelector', at - 1]])
  })
})

test('a selector is parsed once', () => {
  expect(knownLabelSelector('app=once')).toBe(knownLabelSelector('app=once'))
})
