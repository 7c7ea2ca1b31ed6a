import { defineResource } from '@kindbox/core'
import { Type } from '@sinclair/typebox'

export const Thing = defineResource({
  group: 'bench.example',
  version: 'v1',
  kind: 'Thing',
  plural: 'things',
  scope: 'Namespaced',
  spec: Type.Object({ image: Type.String(), replicas: Type.Integer(), owner: Type.String(), note: Type.String() }),
})
