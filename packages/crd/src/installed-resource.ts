import { isApiError, structuralResource, type AnyResource, type Api, type InputMeta, type KubeObject } from '@kindbox/core'
import type { Resource, Scope, Unvalidated } from '@kindbox/core'
import type { CustomResourceDefinition } from './custom-resource-definition.ts'
import { fromCrd } from './from-crd.ts'

/**
 * A discovered resource with the validator of the CustomResourceDefinition that the server has for it; `undefined` where it has none, as for
 * built-in kinds. Verbs and subresources stay those that were discovered.
 *
 *     const found = (await client.discover()).named('foos.example.dev')
 *     const Foo = found && ((await installedResource(client.api(CustomResourceDefinition), found)) ?? found)
 *
 * @throws KubeError as `get` does, but for `NotFound`; `DefinitionError` where the definition has lost the resource's version
 */
export async function installedResource(
  definitions: Pick<Api<CustomResourceDefinition & KubeObject, CustomResourceDefinition>, 'get'>,
  { group, version, plural, verbs, subresourceVerbs }: AnyResource,
): Promise<Resource<Unvalidated, Scope, InputMeta & { [field: string]: unknown }> | undefined> {
  // The kinds of v1 are built in; a definition's name is that of its resource and group (apiextensions validation.go).
  if (group === '') return undefined
  try {
    const found = fromCrd(await definitions.get(`${plural}.${group}`), version)
    return structuralResource({ ...found, ...(verbs && { verbs }), ...(subresourceVerbs && { subresourceVerbs }) })
  } catch (error) {
    if (isApiError(error, 'NotFound')) return undefined
    throw error
  }
}
