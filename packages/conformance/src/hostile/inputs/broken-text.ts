import { open, text, head, json, sent, bytes, MANY, type HostileInput } from '../judge.ts'

export const brokenText: readonly HostileInput[] = [
  {
    title: 'a JSON string of 3 MB that is no UTF-8',
    judge: sent(text({ maxLength: 10 }), () => bytes(json('{"text":"').slice(0, -1), Buffer.alloc(3 * 2 ** 20, 0xff), '"}}')),
    finding: /Too long: may not be more than 10 bytes|should be at most 10 chars/,
  },
  {
    title: 'a JSON string of characters that are cut short',
    judge: sent(text({ maxLength: 5 }), () => bytes(json('{"text":"').slice(0, -1), Buffer.from('f09f98e282c3', 'hex'), '"}}')),
    finding: /should be at most 5 chars|may not be more than 5 bytes/,
  },
  {
    title: '100,000 JSON keys that are no UTF-8, and the same when they are read',
    judge: sent(open, () => bytes(json('{"a":1').slice(0, -1), Buffer.from(',"\xff":1'.repeat(MANY), 'latin1'), '}}')),
    finding: /duplicate field "spec.\ufffd"$/,
  },
  {
    title: 'JSON with a byte that is no UTF-8 between its tokens',
    judge: sent(open, () => bytes(json('{"a":1').slice(0, -1), Buffer.from([0xff]), '}}')),
    finding: /invalid leading UTF-8 octet/,
  },
  {
    title: '3 MB of YAML with a last byte that is no UTF-8',
    judge: sent(open, () => bytes(`${head}spec: {a: b}\n#${'x'.repeat(3 * 2 ** 20)}`, Buffer.from([0xff]), '')),
    finding: /invalid leading UTF-8 octet/,
  },
  {
    title: 'a YAML key that is cut short',
    judge: sent(open, () => bytes(`${head}spec: {a`, Buffer.from([0xe2, 0x82]), ': 1}\n')),
    finding: /invalid trailing UTF-8 octet/,
  },
  { title: 'bytes that are nothing', judge: sent(open, () => Buffer.alloc(3 * 2 ** 20, 0x80)), finding: /invalid leading UTF-8 octet/ },
  {
    title: 'YAML in UTF-16 that ends in half a pair',
    judge: sent(open, () => Buffer.concat([Buffer.from(`\ufeff${head}spec: {}\n`, 'utf16le'), Buffer.from([0x00, 0xd8])])),
    finding: /incomplete UTF-16 surrogate pair/,
  },
]
