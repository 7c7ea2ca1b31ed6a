import { decodeDocuments } from '@kindbox/crd'
import { open, text, head, json, sent, given, times, MANY, type HostileInput } from '../judge.ts'

const MEGABYTES_50 = 50 * 2 ** 20

export const size: readonly HostileInput[] = [
  {
    title: 'a string of 50 MB in JSON',
    judge: sent(text({ maxLength: 10 }), () => json(`{"text":"${'a'.repeat(MEGABYTES_50)}"}`)),
    finding: /Too long: may not be more than 10 bytes|should be at most 10 chars/,
  },
  {
    title: 'a plain scalar of 50 MB',
    judge: sent(text({ maxLength: 10 }), () => `${head}spec: {text: ${'a'.repeat(MEGABYTES_50)}}\n`),
    finding: /Too long|should be at most 10 chars/,
  },
  {
    title: 'a quoted scalar of 50 MB',
    judge: sent(text({ pattern: '^b' }), () => `${head}spec: {text: "${'\\u0061'.repeat(MEGABYTES_50 / 6)}"}\n`),
    finding: /should match '\^b'/,
  },
  {
    title: '100,000 fields that nobody knows',
    judge: sent(text({}), () => json(`{${times((i) => `"k${i}":1`)}}`)),
    finding: /unknown field "spec.k0"/,
  },
  { title: '100,000 fields', judge: sent(open, () => `${head}spec: {${times((i) => `k${i}: 1`)}}\n`), finding: /^accepted 100000$/ },
  { title: '100,000 times one field', judge: sent(open, () => json(`{${times(() => '"a":1')}}`)), finding: /duplicate field "spec.a"$/ },
  {
    title: '100,000 documents',
    judge: () => `${decodeDocuments('a: 1\n---\n'.repeat(MANY)).length} documents`,
    finding: /^100000 documents$/,
  },
  {
    title: '100,000 items of a set',
    judge: given(
      { type: 'object', properties: { set: { type: 'array', 'x-kubernetes-list-type': 'set', items: { type: 'string' } } } },
      () => ({ set: Array.from({ length: MANY }, (_, i) => `${i % (MANY - 1)}`) }),
    ),
    finding: /spec\.set\[99999\]: Duplicate value: "0"/,
  },
  {
    title: 'a billion laughs',
    judge: sent(
      open,
      () =>
        `${head}spec:\n  a0: &a0 [x, x, x, x, x, x, x, x, x]\n${Array.from({ length: 12 }, (_, i) => `  a${i + 1}: &a${i + 1} [${Array.from({ length: 9 }, () => `*a${i}`).join(', ')}]\n`).join('')}`,
    ),
    finding: /document contains excessive aliasing/,
  },
]
