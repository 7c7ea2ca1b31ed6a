import { describe, expect, test } from '@jest/globals'
import { ProblemList } from '../../problem.ts'
import { createSource } from '../../source.ts'
import { parse } from '../parse.ts'

const operand = "{'[', '{', '(', '.', '-', '!', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}"

/** Place and message of each problem. */
function problemsOf(text: string): readonly string[] {
  const source = createSource(text)
  const problems = new ProblemList(source)
  parse(source, [], problems)
  return problems.sorted().map(({ line, column, message }) => `${line}:${column + 1} ${message.replace('Syntax error: ', '')}`)
}

describe('what ANTLR says, as kube-apiserver 1.36 printed it', () => {
  test.each<[string, readonly string[]]>([
    ['1 +', [`1:4 mismatched input '<EOF>' expecting ${operand}`]],
    ['', [`1:0 mismatched input '<EOF>' expecting ${operand}`]],
    ['self.in > 0', ["1:6 no viable alternative at input '.in'", `1:9 extraneous input '>' expecting ${operand}`]],
    ['self.true == 1', ["1:6 mismatched input 'true' expecting IDENTIFIER"]],
    ['self.k! == 1', ["1:7 mismatched input '!' expecting <EOF>"]],
    ['1 + + 2', [`1:5 extraneous input '+' expecting ${operand}`]],
    ['a b', ["1:3 extraneous input 'b' expecting <EOF>"]],
    ['a b c', ["1:3 mismatched input 'b' expecting <EOF>"]],
    ['a.b = c', ["1:5 token recognition error at: '= '", "1:7 extraneous input 'c' expecting <EOF>"]],
    ['a & b', ["1:3 token recognition error at: '& '", "1:5 extraneous input 'b' expecting <EOF>"]],
    ["'abc", ["1:1 token recognition error at: ''abc'", `1:5 mismatched input '<EOF>' expecting ${operand}`]],
    ['(a', ["1:3 missing ')' at '<EOF>'"]],
    ['[1, 2}', ["1:6 mismatched input '}' expecting {']', ','}"]],
    ['{"a"}', ["1:5 mismatched input '}' expecting ':'"]],
    ['a.', ["1:3 no viable alternative at input '.'"]],
    ['a ? b', ["1:6 mismatched input '<EOF>' expecting ':'"]],
    ['-', ["1:2 no viable alternative at input '-'", `1:2 mismatched input '<EOF>' expecting ${operand}`]],
    ['-1.in', ["1:4 no viable alternative at input '.in'", `1:6 mismatched input '<EOF>' expecting ${operand}`]],
    ['`a`', [`1:1 mismatched input '\`a\`' expecting ${operand}`]],
    ['a\n  .b(1,', [`2:8 mismatched input '<EOF>' expecting ${operand}`]],
  ])('%j', (source, expected) => {
    expect(problemsOf(source)).toEqual(expected)
  })
})

describe('what upstream says of the tree that ANTLR recovers, as kube-apiserver 1.36 printed it', () => {
  test.each<[string, readonly string[]]>([
    [
      'has(||a.b)',
      [
        "1:5 extraneous input '||' expecting {'[', '{', '(', ')', '.', '-', '!', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}",
      ],
    ],
    ['has(..a)', ['1:0 invalid argument to has() macro', "1:6 no viable alternative at input '..'"]],
    ['a.all(., b)', ['1:0 argument must be a simple name', "1:8 no viable alternative at input '.,'"]],
    ['a.map(1 x, true)', ["1:9 mismatched input 'x' expecting ')'"]],
    ['if + while )', ['1:1 reserved identifier: if', '1:6 reserved identifier: while', "1:12 extraneous input ')' expecting <EOF>"]],
    ['9999999999999999999 )', ['1:1 invalid int literal', "1:21 extraneous input ')' expecting <EOF>"]],
    [
      "{'a': 1, b}.exists(c.d, e",
      ["1:11 mismatched input '}' expecting ':'", '1:21 argument must be a simple name', "1:26 missing ')' at '<EOF>'"],
    ],
    ['T{: 1, b: if}', ["1:3 mismatched input ':' expecting {'}', ',', '?', IDENTIFIER, ESC_IDENTIFIER}"]],
    ['a.`b-c` )', ["1:3 unsupported syntax: '`'", "1:9 extraneous input ')' expecting <EOF>"]],
    ['[1 2].all(x.y, z)', ["1:4 extraneous input '2' expecting {']', ','}", '1:12 argument must be a simple name']],
    ["'\\\\ud800' 'a'", ["1:11 extraneous input ''a'' expecting <EOF>"]],
    ['has(a b)', ['1:5 invalid argument to has() macro', "1:7 extraneous input 'b' expecting ')'"]],
    ['a ? b.all(c.d, e)', ['1:12 argument must be a simple name', "1:18 mismatched input '<EOF>' expecting ':'"]],
    ['-- (if) )', ['1:5 reserved identifier: if', "1:9 extraneous input ')' expecting <EOF>"]],
  ])('%j', (source, expected) => {
    expect(problemsOf(source)).toEqual(expected)
  })
})
