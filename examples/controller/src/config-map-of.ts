import type { InputOf } from '@kindbox/core'
import { controllerReference } from '@kindbox/runtime'
import type { ConfigMap } from '@kindbox/schemas/core/v1'
import type { Foo } from './foo.ts'

/** The ConfigMap that a Foo asks for. */
export function configMapOf(foo: Foo): InputOf<typeof ConfigMap> {
  const { metadata, spec } = foo
  return {
    metadata: {
      name: metadata.name,
      labels: { 'app.kubernetes.io/managed-by': 'foo-controller' },
      ownerReferences: [controllerReference(foo)],
    },
    data: Object.fromEntries(Array.from({ length: spec.copies }, (_, index) => [`greeting-${index}`, spec.greeting])),
  }
}

/** Whether the Foo is the controller of a ConfigMap: whatever else has its name is not to be touched. */
export function owns({ metadata: { uid } }: Foo, configMap: ConfigMap): boolean {
  return configMap.metadata.ownerReferences?.some((reference) => reference.controller === true && reference.uid === uid) === true
}
