import { describe, expect, test } from '@jest/globals'
import { isEmptyWord, wordKind } from './encoded-word.ts'

describe('wordKind', () => {
  test.each([
    { word: 'Jo', kind: 'plain' },
    { word: '=?utf-8?q?Jo', kind: 'plain' },
    { word: '=?utf-8?x?Jo?=', kind: 'plain' },
    { word: '=?utf-8?q?J=C?=', kind: 'plain' },
    { word: '=?utf-8?b?J?=', kind: 'plain' },
    { word: '=?koi8-r?b?J?=', kind: 'plain' },
    { word: '=?utf-8?q?J=c3=B6?=', kind: 'encoded' },
    { word: '=?ISO-8859-1?B?Sm8=?=', kind: 'encoded' },
    { word: '=?koi8-r?b?Sm8=?=', kind: 'unknown charset' },
  ])('$word is $kind', ({ word, kind }) => {
    expect(wordKind(word)).toBe(kind)
  })
})

describe('isEmptyWord', () => {
  test.each([
    { word: '=?utf-8?q??=', empty: true },
    { word: '=?utf-8?q?_?=', empty: false },
  ])('$word: $empty', ({ word, empty }) => {
    expect(isEmptyWord(word)).toBe(empty)
  })
})
