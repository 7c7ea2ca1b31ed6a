import type { StructuralSchema } from '@kindbox/core'
import { ruleCase, type RuleCase } from './rule-case.ts'

const string: StructuralSchema = { type: 'string', maxLength: 256 }
const integer: StructuralSchema = { type: 'integer' }

function object(properties: { readonly [name: string]: StructuralSchema }): StructuralSchema {
  return { type: 'object', properties }
}

function list(items: StructuralSchema): StructuralSchema {
  return { type: 'array', maxItems: 64, items }
}

const ports = Array.from({ length: 20 }, (_, i) => ({ name: `port-${i}`, port: 8000 + i }))

/** What people write into `x-kubernetes-validations`, from comparing two numbers to comparing all items with each other. */
export const typicalRules: readonly RuleCase[] = [
  typical('self.min <= self.max', object({ min: integer, max: integer }), { min: 1, max: 5 }),
  typical('!has(self.tls) || has(self.tls.secretName)', object({ tls: object({ secretName: string }) }), { tls: { secretName: 'a' } }),
  typical("self.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?$')", string, 'a-name-of-ordinary-length'),
  typical("self.all(url, url.startsWith('https://'))", list(string), [
    'https://a.example.com',
    'https://b.example.com',
    'https://c.example.com',
  ]),
  typical('self.map(p, p.port).sum() < 1000000', list(object({ name: string, port: integer })), ports),
  typical('self.all(a, self.exists_one(b, a.name == b.name))', list(object({ name: string, port: integer })), ports),
  typical('quantity(self.request).compareTo(quantity(self.limit)) <= 0', object({ request: string, limit: string }), {
    request: '250m',
    limit: '2',
  }),
  typical("duration(self) <= duration('1h')", string, '90s'),
  typical("url(self).getHostname().endsWith('.example.com')", string, 'https://a.example.com:8443/path?query=1'),
  typical('cidr(self).containsIP(ip("10.1.2.3"))', string, '10.1.0.0/16'),
  typical("self.split('/')[0].lowerAscii() + ':' + self.split('/')[1] == 'group:name'", string, 'Group/name'),
]

function typical(rule: string, schema: StructuralSchema, value: unknown): RuleCase {
  return ruleCase({ rule }, schema, value)
}
