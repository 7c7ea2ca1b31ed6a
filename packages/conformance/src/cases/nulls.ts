import type { Area } from '../suite/case.ts'
import { creations } from '../suite/creations.ts'
import { sampleKind } from '../suite/sample-kind.ts'

const group = 'nulls.conformance.example'
const open = { 'x-kubernetes-preserve-unknown-fields': true }
const foo = sampleKind(group, 'Foo', {
  v1: {
    schema: {
      type: 'object',
      properties: {
        spec: {
          type: 'object',
          properties: {
            text: { type: 'string' },
            maybe: { type: 'string', nullable: true },
            choice: { type: 'string', nullable: true, enum: ['a', 'b'] },
            object: { type: 'object', required: ['needed'], properties: { needed: { type: 'string' }, other: { type: 'integer' } } },
            maybeNeeded: { type: 'object', required: ['needed'], properties: { needed: { type: 'string', nullable: true } } },
            list: { type: 'array', items: { type: 'string' } },
            maybeList: { type: 'array', nullable: true, items: { type: 'string', nullable: true } },
            objects: { type: 'array', items: { type: 'object', properties: { text: { type: 'string' } } } },
            map: { type: 'object', additionalProperties: { type: 'string' } },
            maybeMap: { type: 'object', additionalProperties: { type: 'string', nullable: true } },
            open: { type: 'object', ...open },
            portOrName: { 'x-kubernetes-int-or-string': true },
          },
        },
        status: { type: 'object', properties: { text: { type: 'string' } } },
      },
    },
    subresources: { status: {} },
  },
})

/** What becomes of null. */
export const nulls: Area = {
  name: 'nulls',
  crds: [foo.crd],
  cases: [
    ...creations(foo, {
      'for a field that is not nullable': { spec: { text: null } },
      'for a nullable field': { spec: { maybe: null } },
      'for a nullable field with an enum': { spec: { choice: null } },
      'for a whole spec': { spec: null },
      'for a required field': { spec: { object: { needed: null } } },
      'for an optional field beside a required one': { spec: { object: { needed: 'x', other: null } } },
      'for an object with required fields': { spec: { object: null } },
      'for a required nullable field': { spec: { maybeNeeded: { needed: null } } },
      'for a list': { spec: { list: null } },
      'for a nullable list': { spec: { maybeList: null } },
      'in a list': { spec: { list: ['a', null] } },
      'in a list of nullable items': { spec: { maybeList: ['a', null] } },
      'in a list of objects': { spec: { objects: [{ text: 'x' }, null] } },
      'in an object in a list': { spec: { objects: [{ text: null }] } },
      'in a map': { spec: { map: { a: null, b: 'x' } } },
      'in a map of nullable values': { spec: { maybeMap: { a: null } } },
      'in an open object': { spec: { open: { a: null, b: { c: null } } } },
      'for an integer or string': { spec: { portOrName: null } },
      'for an unknown field': { spec: { unknown: null } },
      'in metadata': { metadata: { name: 'a', labels: null, annotations: { x: null }, finalizers: null } },
      'for metadata': { metadata: null },
    }),
    {
      title: 'in a replacement, a patch and a status',
      async run(s) {
        const path = `${foo.path(s.namespace)}/a`
        const { body } = await s.post(foo.path(s.namespace), foo.object('a', { spec: { text: 'x', maybe: 'y' } }))
        await s.put(path, { ...body, spec: { text: null, maybe: null } })
        await s.patch(path, 'json', [{ op: 'add', path: '/spec/text', value: null }])
        await s.patch(path, 'json', [{ op: 'add', path: '/spec/maybe', value: null }])
        await s.patch(`${path}/status`, 'json', [{ op: 'add', path: '/status', value: { text: null } }])
      },
    },
  ],
}
