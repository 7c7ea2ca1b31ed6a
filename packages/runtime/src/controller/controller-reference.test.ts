import { expect, test } from '@jest/globals'
import type { KubeObject } from '@kindbox/core'
import { Store } from '../store/store.ts'
import { controllerOwner } from './controller-owner.ts'
import { controllerReference } from './controller-reference.ts'

const owner: KubeObject = {
  apiVersion: 'clux.dev/v1',
  kind: 'Foo',
  metadata: { name: 'a', namespace: 'default', uid: '1', resourceVersion: '1', labels: { app: 'web' } },
}

test('names the owner, and nothing else of it', () => {
  expect(controllerReference(owner)).toEqual({
    apiVersion: 'clux.dev/v1',
    kind: 'Foo',
    name: 'a',
    uid: '1',
    controller: true,
    blockOwnerDeletion: true,
  })
})

test('leads back to the owner', () => {
  const store = new Store<KubeObject>()
  store.apply(owner, () => undefined)
  const metadata = { name: 'b', namespace: 'default', uid: '2', resourceVersion: '2', ownerReferences: [controllerReference(owner)] }
  expect(controllerOwner(store)({ apiVersion: 'v1', kind: 'ConfigMap', metadata })).toEqual([{ namespace: 'default', name: 'a' }])
})
