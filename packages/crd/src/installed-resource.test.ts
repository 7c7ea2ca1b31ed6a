import { describe, expect, test } from '@jest/globals'
import { createApiServer } from '@kindbox/apiserver'
import { Client } from '@kindbox/client'
import { ApiError, defineResource, structuralResource } from '@kindbox/core'
import { Type } from '@sinclair/typebox'
import { CustomResourceDefinition } from './custom-resource-definition.ts'
import { installedResource } from './installed-resource.ts'
import { crd } from './manifest.ts'

const Foo = defineResource({
  group: 'review.example',
  version: 'v1',
  kind: 'Foo',
  plural: 'foos',
  scope: 'Namespaced',
  spec: Type.Object({ replicas: Type.Integer({ maximum: 10 }) }),
})

describe('installedResource', () => {
  const discovered = structuralResource({ ...Foo, verbs: ['get'], subresourceVerbs: {}, schema: { type: 'object' } })

  test('has the validator of what is installed, and the verbs of what was discovered', async () => {
    const client = new Client({ fetch: createApiServer().fetch })
    await client.api(CustomResourceDefinition).create(crd(Foo))
    const found = await installedResource(client.api(CustomResourceDefinition), discovered)
    expect(found).toMatchObject({ kind: 'Foo', verbs: ['get'], subresourceVerbs: {} })
    expect(found?.schema.properties?.['spec']?.properties?.['replicas']).toMatchObject({ type: 'integer', maximum: 10 })
  })

  const status = (reason: string) => ({ apiVersion: 'v1', kind: 'Status', metadata: {}, reason }) as const
  const refusing = (reason: string) => ({
    get: async () => {
      throw new ApiError(reason, status(reason))
    },
  })

  test('is not there where no definition is', async () => {
    expect(await installedResource(refusing('NotFound'), discovered)).toBeUndefined()
    await expect(installedResource(refusing('Forbidden'), discovered)).rejects.toThrow('Forbidden')
  })

  test('asks nobody for the kinds of v1', async () => {
    expect(await installedResource(refusing('Forbidden'), structuralResource({ ...discovered, group: '' }))).toBeUndefined()
  })
})
