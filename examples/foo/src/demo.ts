import { readFile } from 'node:fs/promises'
import { isApiError, isKubeError, mergePatch, structuralResource, type ApiOf } from '@kindbox/core'
import type { Client } from '@kindbox/client'
import { crd, CustomResourceDefinition } from '@kindbox/crd'
import { awaitKind, eventually } from './await-kind.ts'
import { compileTypo } from './compile-typo.ts'
import { Foo } from './foo.ts'
import type { Report } from './report.ts'
import { WatchBeside } from './watch-beside.ts'

/** Shows, on any API server, what becomes of the declaration in foo.ts. Leaves the server as it found it. */
export async function demo(client: Client, namespace: string, report: Report): Promise<void> {
  await showDeclaration(report)
  await install(client, namespace, report)
  try {
    const foos = client.api(Foo, { namespace })
    const { metadata } = await foos.list()
    const watch = new WatchBeside(foos, report, metadata.resourceVersion ?? '')
    try {
      await everyVerb(foos, watch, report)
      await showTypo(report)
      await poison(client, namespace, foos, watch, report)
      await remove(foos, watch, report)
    } finally {
      await watch.stop()
    }
  } finally {
    await client.api(CustomResourceDefinition).delete(`${Foo.plural}.${Foo.group}`)
  }
}

async function showDeclaration(report: Report): Promise<void> {
  report.step('A kind is declared once, in TypeScript (examples/foo/src/foo.ts)')
  report.text(await readFile(new URL('../src/foo.ts', import.meta.url), 'utf8'))
}

async function install(client: Client, namespace: string, report: Report): Promise<void> {
  report.step('Its CustomResourceDefinition')
  report.call('crd(Foo)')
  const definition = crd(Foo)
  report.yaml(definition)
  try {
    await client.api(CustomResourceDefinition).create(definition)
  } catch (error) {
    if (!isApiError(error, 'AlreadyExists')) throw error
    throw new Error(`The cluster already has ${definition.metadata.name}. The demo deletes what it installs, so it will not touch yours.`, {
      cause: error,
    })
  }
  await awaitKind(client, Foo, namespace)
  report.text('installed')
}

async function everyVerb(foos: ApiOf<typeof Foo>, watch: WatchBeside, report: Report): Promise<void> {
  report.step('Create, with a default that the types know of: replicas may be left out')
  report.call("foos.create({ metadata: { name: 'baz' }, spec: { name: 'baz', info: 'old baz' } })")
  const created = await foos.create({ metadata: { name: 'baz' }, spec: { name: 'baz', info: 'old baz' } })
  await watch.next()
  report.value(created.spec)

  report.step('Get and list: typed, and compared with the schema before you see them')
  report.call("(await foos.get('baz')).spec.info")
  report.value((await foos.get('baz')).spec.info)
  report.call("(await foos.list({ fieldSelector: 'spec.info=old baz' })).items.map((foo) => foo.metadata.name)")
  report.value((await foos.list({ fieldSelector: 'spec.info=old baz' })).items.map((foo) => foo.metadata.name))

  report.step('Merge patch')
  report.call("foos.patch('baz', mergePatch({ spec: { info: 'patched baz' } }))")
  const patched = await foos.patch('baz', mergePatch({ spec: { info: 'patched baz' } }))
  await watch.next()
  report.value(patched.spec)

  report.step('Status patch: the status subresource, so the generation stays')
  report.call("foos.patchStatus('baz', mergePatch({ status: { isBad: true, replicas: 1 } }))")
  const observed = await foos.patchStatus('baz', mergePatch({ status: { isBad: true, replicas: 1 } }))
  await watch.next()
  report.value({ status: observed.status, generation: observed.metadata.generation })

  report.step('Scale: the same number for every scalable kind')
  report.call("foos.patchScale('baz', mergePatch({ spec: { replicas: 3 } }))")
  const scale = await foos.patchScale('baz', mergePatch({ spec: { replicas: 3 } }))
  await watch.next()
  report.value({ kind: scale.kind, spec: scale.spec, status: scale.status })
}

async function showTypo(report: Report): Promise<void> {
  report.step('A typo does not compile (examples/foo/typo/misspelt.ts)')
  report.text(await readFile(new URL('../typo/misspelt.ts', import.meta.url), 'utf8'))
  report.call('tsc --noEmit misspelt.ts')
  report.text(await compileTypo())
}

async function poison(client: Client, namespace: string, foos: ApiOf<typeof Foo>, watch: WatchBeside, report: Report): Promise<void> {
  report.step('Somebody loosens the schema on the server and writes an object that our type does not allow')
  const anything = structuralResource({
    ...Foo,
    selectableFields: [],
    schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
  })
  const loosened = crd(anything)
  await client.api(CustomResourceDefinition).patch(loosened.metadata.name, mergePatch({ spec: { versions: loosened.spec.versions } }))
  const poisoned = { metadata: { name: 'poisoned' }, spec: { name: 'poisoned', info: 42 } }
  report.text('The watch goes on:')
  await eventually('the server accepts the poisoned object', async () => {
    try {
      return await client.api(anything, { namespace }).create(poisoned)
    } catch (error) {
      if (isApiError(error, 'Invalid')) return undefined
      throw error
    }
  })
  await watch.next()

  report.call("foos.get('poisoned')")
  report.error(await rejection(foos.get('poisoned')))
  report.call('foos.list()')
  const error = await rejection(foos.list())
  report.error(error)
  if (isKubeError(error, 'InvalidError')) {
    const names = ((error.list?.items ?? []) as Foo[]).map((foo) => foo.metadata.name)
    report.text(`and the error carries the good ones: ${names.join(', ')}`)
  }
  report.call('foos.list({ onInvalid: (invalid) => log(invalid.ref) })')
  const { items } = await foos.list({ onInvalid: (invalid) => report.value(invalid.ref) })
  report.value(items.map((foo) => foo.metadata.name))
}

async function remove(foos: ApiOf<typeof Foo>, watch: WatchBeside, report: Report): Promise<void> {
  report.step('Delete')
  report.call("foos.delete('baz')")
  const result = await foos.delete('baz')
  await watch.next()
  report.value(result.deleted ? { deleted: result.deleted.status } : { deleting: result.deleting.metadata.finalizers })
}

async function rejection(promise: Promise<unknown>): Promise<Error> {
  try {
    await promise
  } catch (error) {
    if (error instanceof Error) return error
  }
  throw new Error('a poisoned object was handed out as if it were a Foo')
}
