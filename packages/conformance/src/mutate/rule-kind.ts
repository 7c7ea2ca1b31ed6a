import type { StructuralSchema } from '@kindbox/core'
import type { CustomResourceDefinition } from '@kindbox/crd'
import type { JsonObject } from './json.ts'

/** A kind with a rule for every library and every turn a rule can take: what the rules of public definitions use is a small part of it. */
export const ruleKind: CustomResourceDefinition = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'rules.mutate.example' },
  spec: {
    group: 'mutate.example',
    names: { plural: 'rules', kind: 'Rule' },
    scope: 'Namespaced',
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        subresources: { status: {} },
        schema: {
          openAPIV3Schema: {
            type: 'object',
            required: ['spec'],
            ...ruled("!self.metadata.name.startsWith('zz')", [
              'size(self.metadata.name) < 200',
              { messageExpression: "'name ' + self.metadata.name" },
            ]),
            properties: {
              spec: specSchema(),
              status: { type: 'object', properties: { phase: text("self == oldSelf || oldSelf != 'Done'") } },
            },
          },
        },
      },
    ],
  },
}

/** Objects that every rule accepts, as a place to start from. */
export const ruleObjects: readonly JsonObject[] = [
  object('full', {
    text: 'abc',
    name: 'a-b',
    ip: '10.0.0.1',
    cidr: '10.0.0.0/8',
    url: 'https://a.example:80/b?c=d',
    quantity: '500m',
    version: '1.2.3',
    duration: '1h',
    time: '2024-02-29T12:00:00Z',
    date: '2024-02-29',
    bytes: 'aGk=',
    count: 5,
    ratio: 0.5,
    mixed: 5,
    flag: true,
    tags: ['a', 'b'],
    ports: [
      { name: 'http', port: 80 },
      { name: 'dns', port: 53, protocol: 'UDP' },
    ],
    matrix: [[1, 2], [3]],
    limits: { cpu: 1, memory: 2 },
    fixed: 'x',
    once: 'x',
    free: { a: 1, b: [true, null, { c: 'd' }] },
    template: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'inner' } },
    'a.b': 1,
    'x-y': 2,
    in: 3,
    maybe: null,
  }),
  object('little', { count: 1, tags: [], limits: {} }),
  object('lists', {
    tags: ['x', 'y', 'z'],
    ports: [
      { name: 'a', port: 1 },
      { name: 'b', port: 2 },
      { name: 'c', port: 3 },
    ],
    matrix: [[], [0]],
  }),
]

function object(name: string, spec: JsonObject): JsonObject {
  return { apiVersion: 'mutate.example/v1', kind: 'Rule', metadata: { name, labels: { a: 'b' } }, spec }
}

type Rule = string | readonly [rule: string, more: object]

function ruled(...rules: readonly Rule[]): StructuralSchema {
  return { 'x-kubernetes-validations': rules.map((rule) => (typeof rule === 'string' ? { rule } : { rule: rule[0], ...rule[1] })) }
}

function text(...rules: readonly Rule[]): StructuralSchema {
  return { type: 'string', maxLength: 300, ...ruled(...rules) }
}

function formatted(format: string, ...rules: readonly Rule[]): StructuralSchema {
  return { ...text(...rules), format }
}

function specSchema(): StructuralSchema {
  return {
    type: 'object',
    ...ruled(
      'has(self.count) || has(self.tags)',
      ['self.?limits.?cpu.orValue(0) <= self.?limits.?memory.orValue(10)', { fieldPath: '.limits.cpu', reason: 'FieldValueForbidden' }],
      [
        '!has(self.count) || !has(self.tags) || self.count > size(self.tags) || self.count < 0',
        { messageExpression: "'%d of %d, %s'.format([self.count, size(self.tags), self.tags])" },
      ],
      ['has(self.fixed) == has(oldSelf.fixed)', { message: 'fixed comes and goes with the object', fieldPath: '.fixed' }],
      ['!has(self.a__dot__b) || self.a__dot__b < 5', { fieldPath: "['a.b']" }],
      '!has(self.x__dash__y) || self.x__dash__y % 2 == 0',
      '!has(self.__in__) || self.__in__ != 4',
      "!has(self.template) || self.template.kind != 'Secret'",
      '!has(self.template) || !has(self.template.metadata.name) || self.template.metadata.name.size() < 20',
      '!has(self.maybe) || self.maybe > 3',
      'optional.of(oldSelf).optMap(old, !has(old.once)).orValue(true) || has(self.once)',
    ),
    properties: {
      text: text(
        "self.matches('^[a-zé]*$') || self.size() > 6",
        ["!self.contains('bad') && self.lowerAscii() != 'no'", { messageExpression: "self.upperAscii() + ' is no text'" }],
        "self.split(',').size() < 4 && self.split(',').all(part, part.trim() == part)",
        "self.replace('x', 'yy', 2) != 'yy' && self.substring(0, 0) == '' && self.indexOf('q') < 2",
        ["self.charAt(0) != 'z'", { message: 'a literal message', reason: 'FieldValueRequired' }],
        "self.find('[0-9]+') == '' || int(self.find('[0-9]+')) < 1000",
        "self.findAll('a.', 2).size() < 2 || self.lastIndexOf('a') > 0",
        "self.lowerAscii() != 'cba' || strings.quote(self) == self",
        "self < 'zzz' || self.endsWith('!')",
      ),
      name: text(['!format.dns1123Label().validate(self).hasValue()', { messageExpression: "self + ' is no name'" }]),
      ip: text(
        'isIP(self)',
        'ip(self).family() == 4 || ip(self).isLoopback() || ip.isCanonical(self)',
        "!cidr('192.168.0.0/16').containsIP(self)",
      ),
      cidr: text(
        'isCIDR(self) && cidr(self).prefixLength() <= 24',
        "cidr(self) == cidr(self).masked() && cidr('0.0.0.0/0').containsCIDR(self)",
      ),
      url: text(
        'isURL(self)',
        "url(self).getScheme() == 'https' && url(self).getHostname() != ''",
        "url(self).getPort() != '1' && url(self).getQuery().size() < 3",
      ),
      quantity: text(
        'isQuantity(self)',
        ["quantity(self).isLessThan(quantity('2')) && sign(quantity(self)) >= 0", { messageExpression: "self + ' is not little'" }],
        "quantity(self).add(quantity('1')).compareTo(quantity('1500m')) <= 0 || quantity(self).isInteger()",
      ),
      version: text('isSemver(self, true)', "semver(self, true).major() < 3 && semver(self, true).isGreaterThan(semver('0.1.0'))"),
      duration: formatted(
        'duration',
        "self < duration('2h') && self > duration('-1s')",
        "self.getSeconds() != 7 && string(self) != '1m0s'",
      ),
      time: formatted(
        'date-time',
        "self > timestamp('2000-01-01T00:00:00Z') && self.getFullYear() < 2100",
        "self.getDayOfWeek('Europe/Berlin') != 0 || self.getMinutes() == 0",
      ),
      date: formatted('date', 'self.getMonth() < 12 && self.getDate() < 31'),
      bytes: formatted('byte', "size(self) < 20 && self != b'no'"),
      count: {
        type: 'integer',
        ...ruled(
          'self < 10',
          [
            'self != 7 && 10 / self >= 1',
            { reason: 'FieldValueDuplicate', messageExpression: "'%d, %x, %e'.format([self, self, double(self)])" },
          ],
          ['self >= oldSelf - 3', { message: 'shrinks too fast' }],
          '[self, 3].max() < 50 && [self].exists(n, n < 100)',
        ),
      },
      ratio: {
        type: 'number',
        ...ruled(
          'self >= 0.0 && self <= 1.0',
          'self / 0.0 > 1.0 || self * 10.0 != 7.0 || self == 0.0',
          "string(self) != '0.25' && int(self * 4.0) != 3",
        ),
      },
      mixed: {
        'x-kubernetes-int-or-string': true,
        ...ruled("type(self) == int ? self < 100 : self == '50%' || int(self.replace('%', '')) < 200"),
      },
      flag: { type: 'boolean', ...ruled('self || !oldSelf') },
      tags: {
        type: 'array',
        maxItems: 20,
        'x-kubernetes-list-type': 'set',
        items: text("self.size() < 20 && self != 'forbidden'"),
        ...ruled(
          'self.isSorted() || self.size() > 5',
          "self.all(tag, tag in ['a', 'b', 'c', 'x', 'y', 'z'] || tag.size() > 3)",
          ["self.exists_one(tag, tag.startsWith('a')) || !self.exists(tag, tag == 'b')", { messageExpression: "self.join('+')" }],
          "self.indexOf('z') != 0 && sets.intersects(self, ['a', 'x', 'long']) || self.size() != 3",
          ['oldSelf.all(tag, tag in self) || self.size() < 2', { reason: 'FieldValueForbidden' }],
        ),
      },
      ports: {
        type: 'array',
        maxItems: 10,
        'x-kubernetes-list-type': 'map',
        'x-kubernetes-list-map-keys': ['name'],
        items: portSchema(),
        ...ruled(
          'self.map(p, p.port).distinct().size() == self.size()',
          'self.filter(p, p.port > 1000).size() < 2',
          'self.map(p, p.port > 50, p.name).all(n, n.size() < 8)',
          'self.all(i, p, i < 5 && p.port != 99)',
          ['self[0].port < 9000', { messageExpression: "'first is ' + self[0].name" }],
          'self.all(p, oldSelf.all(o, o.name != p.name || o.port <= p.port))',
          'size(self + oldSelf) <= 2 * size(oldSelf) || true',
        ),
      },
      matrix: {
        type: 'array',
        maxItems: 5,
        items: { type: 'array', maxItems: 5, items: { type: 'integer', ...ruled('self != 13') } },
        ...ruled(
          'self.all(row, row.all(n, n < 50))',
          'self.map(row, row.sum()).sum() < 100',
          'self.exists(row, row.size() > 0 && row.max() >= 0)',
          'self == [] || self[0].size() < 4',
        ),
      },
      limits: {
        type: 'object',
        maxProperties: 10,
        additionalProperties: { type: 'integer', ...ruled('self > 0 || oldSelf <= 0') },
        ...ruled(
          'self.all(k, k.size() < 10 && self[k] < 1000)',
          "!('gpu' in self) || self['gpu'] <= 4",
          ['self.transformList(k, v, v).sum() < 2000', { messageExpression: "'%d limits'.format([size(self)])" }],
          'self.size() < 5 || self == oldSelf',
          'self.exists(k, v, v == 1) || size(self) != 2',
        ),
      },
      fixed: text(['self == oldSelf', { message: 'is immutable' }]),
      once: text([
        "oldSelf.hasValue() ? self == oldSelf.value() : self != 'never'",
        { optionalOldSelf: true, messageExpression: "oldSelf.hasValue() ? self + ' comes late' : 'at first'" },
      ]),
      free: {
        type: 'object',
        'x-kubernetes-preserve-unknown-fields': true,
        maxProperties: 10,
        properties: { a: { type: 'integer' } },
        ...ruled('!has(self.a) || self.a != 5'),
      },
      template: {
        type: 'object',
        'x-kubernetes-embedded-resource': true,
        'x-kubernetes-preserve-unknown-fields': true,
        ...ruled("self.apiVersion in ['v1', 'apps/v1'] && self.kind != ''"),
      },
      'a.b': { type: 'integer' },
      'x-y': { type: 'integer' },
      in: { type: 'integer' },
      maybe: { type: 'integer', nullable: true, ...ruled('self != 4') },
      defaulted: {
        type: 'object',
        default: { mode: 'fast', level: 3 },
        properties: { mode: { ...text("self in ['fast', 'slow']"), default: 'fast' }, level: { type: 'integer', default: 3, maximum: 9 } },
        ...ruled("self.mode != 'fast' || self.level > 2"),
      },
    },
  }
}

function portSchema(): StructuralSchema {
  return {
    type: 'object',
    required: ['name', 'port'],
    properties: {
      name: { type: 'string', maxLength: 20 },
      port: { type: 'integer', minimum: 1, maximum: 65535 },
      protocol: { type: 'string', enum: ['TCP', 'UDP'] },
    },
    ...ruled(
      ["self.?protocol.orValue('TCP') != 'UDP' || self.port != 80", { fieldPath: '.protocol', message: 'not for this port' }],
      ['self.port >= oldSelf.port - 10', { fieldPath: '.port' }],
      ["self.name != 'old' || oldSelf.hasValue()", { optionalOldSelf: true }],
    ),
  }
}
