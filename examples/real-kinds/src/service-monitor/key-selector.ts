import { withDefault } from '@kindbox/core'
import { Type } from '@sinclair/typebox'

/** One key of a Secret or a ConfigMap in the namespace of the object; whoever applies it owns all of it. */
export const keySelector = Type.Object(
  {
    key: Type.String(),
    name: withDefault(Type.String(), ''),
    optional: Type.Optional(Type.Boolean()),
  },
  { 'x-kubernetes-map-type': 'atomic' },
)

export const secretOrConfigMap = Type.Object({
  secret: Type.Optional(keySelector),
  configMap: Type.Optional(keySelector),
})
