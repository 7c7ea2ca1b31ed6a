import type { ListApi } from '@kindbox/core'
import { expectTypeOf } from 'expect-type'
import type { EventSource } from '../event-source.ts'
import type { Sample } from '../sample-object.fixture.ts'
import { dropManagedFields, type WithoutManagedFields } from './drop-managed-fields.ts'
import { Informer } from './informer.ts'
import { generationChanged } from './predicates.ts'

declare const api: ListApi<Sample>

const plain = Informer.start(api, { indexes: { text: ({ spec }) => spec.text } })
expectTypeOf(plain).toEqualTypeOf<Informer<Sample>>()
expectTypeOf(plain).toExtend<EventSource<Sample>>()

// What a transform leaves out does not exist for those who read.
const slim = Informer.start(api, { transform: dropManagedFields })
expectTypeOf(slim).toEqualTypeOf<Informer<WithoutManagedFields<Sample>>>()
const [kept = slim.store.get({ name: 'a' })!] = slim.store.list()
expectTypeOf(kept.spec).toEqualTypeOf<Sample['spec']>()
// @ts-expect-error: they were dropped
void kept.metadata.managedFields

// Beside indexes, a generic transform is given its type.
const indexed = Informer.start(api, { indexes: { text: ({ spec }) => spec.text }, transform: dropManagedFields<Sample> })
expectTypeOf(indexed).toEqualTypeOf<Informer<WithoutManagedFields<Sample>>>()
const extended = Informer.start(api, {
  indexes: { length: ({ length }) => String(length) },
  transform: (object: Sample) => ({ ...object, length: object.spec.text.length }),
})
expectTypeOf(extended.store.list()[0]!.length).toEqualTypeOf<number>()

for await (const event of plain.events({ where: generationChanged })) {
  if (event.type === 'Modified') expectTypeOf(event.old).toEqualTypeOf<Sample>()
  if (event.type === 'Invalid') expectTypeOf(event.lastGood).toEqualTypeOf<Sample | undefined>()
  // @ts-expect-error: not every event has an object
  void event.object
}

// @ts-expect-error: an informer is started, so that nobody waits for one that was not
void new Informer(plain.store, 1)
