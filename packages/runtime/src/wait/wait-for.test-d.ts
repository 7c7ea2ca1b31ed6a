import type { ListApi } from '@kindbox/core'
import { expectTypeOf } from 'expect-type'
import type { EventSource } from '../event-source.ts'
import type { Sample } from '../sample-object.fixture.ts'
import { allOf, deleted, exists, hasCondition } from './condition.ts'
import { waitFor } from './wait-for.ts'

declare const api: ListApi<Sample>
declare const informer: EventSource<Sample>

expectTypeOf(waitFor(api, 'a', exists)).resolves.toEqualTypeOf<Sample>()
expectTypeOf(waitFor(informer, { namespace: 'default', name: 'a' }, hasCondition('Ready'))).resolves.toEqualTypeOf<Sample>()
expectTypeOf(waitFor(api, 'a', deleted())).resolves.toEqualTypeOf<undefined>()
expectTypeOf(waitFor(api, 'a', allOf(exists, hasCondition('Ready')))).resolves.toEqualTypeOf<Sample | undefined>()
expectTypeOf(waitFor(api, 'a', (object): object is Sample => object?.spec.text === 'done')).resolves.toEqualTypeOf<Sample>()
// @ts-expect-error -- a condition of another kind
void waitFor(api, 'a', (object: (Sample & { spec: { other: string } }) | undefined) => object?.spec.other === 'x')
