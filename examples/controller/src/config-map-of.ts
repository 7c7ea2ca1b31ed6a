import type { InputOf } from '@kindbox/core'
import type { ConfigMap } from '@kindbox/schemas/core/v1'
import { Foo } from './foo.ts'

/** The ConfigMap that a Foo asks for. */
export function configMapOf({ metadata, spec }: Foo): InputOf<typeof ConfigMap> {
  return {
    metadata: {
      name: metadata.name,
      labels: { 'app.kubernetes.io/managed-by': 'foo-controller' },
      ownerReferences: [
        { apiVersion: Foo.apiVersion, kind: Foo.kind, name: metadata.name, uid: metadata.uid, controller: true, blockOwnerDeletion: true },
      ],
    },
    data: Object.fromEntries(Array.from({ length: spec.copies }, (_, index) => [`greeting-${index}`, spec.greeting])),
  }
}

/** Whether the Foo is the controller of a ConfigMap: whatever else has its name is not to be touched. */
export function owns({ metadata: { uid } }: Foo, configMap: ConfigMap): boolean {
  return configMap.metadata.ownerReferences?.some((reference) => reference.controller === true && reference.uid === uid) === true
}
