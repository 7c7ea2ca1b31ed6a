import type { Area, Case } from '../suite/case.ts'
import { definition, foo, foosOf } from '../suite/definition.ts'

const group = 'errors.conformance.example'

/** Paths under the group, the case's namespace written as NS. */
const requests: readonly [method: string, path: string][] = [
  ['GET', `/apis/${group}/v1/namespaces/NS/nothings`],
  ['GET', `/apis/${group}/v1/nothings`],
  ['POST', `/apis/${group}/v1/namespaces/NS/nothings`],
  ['GET', `/apis/${group}/v2/namespaces/NS/foos`],
  ['GET', '/apis/nothing.example/v1/namespaces/NS/foos'],
  ['GET', '/apis/nothing.example/v1/foos/a'],
  ['GET', `/apis/${group}/v1/namespaces/NS/foos/a/nothing`],
  ['GET', `/apis/${group}/v1/namespaces/NS/foos/a/status`],
  ['GET', `/apis/${group}/v1/namespaces/NS/foos/a/scale`],
  ['PUT', `/apis/${group}/v1/namespaces/NS/foos/a/scale`],
  ['GET', `/apis/${group}/v1/namespaces/NS/foos/missing/status`],
  ['GET', `/apis/${group}/v1/namespaces/NS/bars/missing/status`],
  ['GET', `/apis/${group}/v1/namespaces/NS/bars/missing/scale`],
  ['DELETE', `/apis/${group}/v1/namespaces/NS/bars/a/status`],
  ['POST', `/apis/${group}/v1/namespaces/NS/bars/a/status`],
  ['DELETE', `/apis/${group}/v1/namespaces/NS/bars/a/scale`],
  ['POST', `/apis/${group}/v1/namespaces/NS/bars/a/scale`],
  ['GET', `/apis/${group}/v1/namespaces/NS/foos/a/status/more`],
  ['POST', `/apis/${group}/v1/namespaces/NS/foos/a`],
  ['PUT', `/apis/${group}/v1/namespaces/NS/foos`],
  ['PATCH', `/apis/${group}/v1/namespaces/NS/foos`],
  ['OPTIONS', `/apis/${group}/v1/namespaces/NS/foos`],
  ['TRACE', `/apis/${group}/v1/namespaces/NS/foos/a`],
  ['PUT', '/api/v1/namespaces'],
  ['POST', '/api/v1/namespaces/NS'],
  ['GET', '/api/v1/namespaces/missing'],
  ['GET', '/api/v1/namespaces/NS/nothings'],
  ['GET', '/api/v1/namespaces/NS/status'],
  ['GET', '/apis/apiextensions.k8s.io/v1/nothings'],
  ['GET', '/apis/apiextensions.k8s.io/v1/customresourcedefinitions/missing'],
  ['GET', '/apis/apiextensions.k8s.io/v1beta1/customresourcedefinitions'],
  ['POST', '/apis/apiextensions.k8s.io/v1/customresourcedefinitions/missing'],
  ['GET', '/nothing'],
  ['GET', `/apis/${group}/v1/namespaces/NS/foos/`],
  ['GET', `/apis/${group}/v1//namespaces/NS/foos`],
  ['GET', `/apis/${group}/v1/namespaces//foos`],
]

/** Objects with many faults, whose refusals have many causes. */
const faults: readonly [title: string, body: object][] = [
  ['required', foo(group, 'a', { spec: {} })],
  ['null where it is required', foo(group, 'a', { spec: { name: null, size: 1 } })],
  ['type', foo(group, 'a', { spec: { name: 1, size: 'x', tags: 'a', flag: 'yes', map: [] } })],
  ['bounds', foo(group, 'a', { spec: { name: '', size: 11, tags: [], map: {} } })],
  ['length and pattern', foo(group, 'a', { spec: { name: 'much too long', size: 1 } })],
  ['enum', foo(group, 'a', { spec: { name: 'ok', size: 1, colour: 'green' } })],
  ['items', foo(group, 'a', { spec: { name: 'ok', size: 1, tags: ['a', 1, 'b', 'c'] } })],
  ['keys of maps', foo(group, 'a', { spec: { name: 'ok', size: 1, map: { 'a.b': 1, c: 'd' } } })],
  ['format', foo(group, 'a', { spec: { name: 'ok', size: 1, when: 'soon' } })],
  ['spec of a wrong type', foo(group, 'a', { spec: [] })],
  ['name and schema', foo(group, 'Not a name', { spec: { name: 1 } })],
]

const schema = {
  spec: {
    type: 'object',
    required: ['name', 'size'],
    properties: {
      name: { type: 'string', minLength: 1, maxLength: 5, pattern: '^[a-z]*$' },
      size: { type: 'integer', minimum: 1, maximum: 10, multipleOf: 1 },
      colour: { type: 'string', enum: ['red', 'blue'] },
      tags: { type: 'array', minItems: 1, maxItems: 3, items: { type: 'string' } },
      map: { type: 'object', minProperties: 1, additionalProperties: { type: 'string' } },
      flag: { type: 'boolean' },
      when: { type: 'string', format: 'date-time' },
    },
  },
}

/** Requests that cannot be served, and refusals with their causes. */
export const errors: Area = {
  name: 'errors',
  crds: [
    definition({ group, properties: schema }),
    definition({
      group,
      kind: 'Bar',
      subresources: { status: {}, scale: { specReplicasPath: '.spec.replicas', statusReplicasPath: '.status.replicas' } },
    }),
  ],
  cases: [
    ...requests.map(([method, path]): Case => ({
      title: `${method} ${path}`,
      run: async (s) => void (await s.send({ method, path: path.replace('NS', s.namespace) })),
    })),
    ...faults.map(([title, body]): Case => ({
      title: `causes: ${title}`,
      run: async (s) => void (await s.post(foosOf(group, s), body)),
    })),
  ],
}
