import type { Client } from '@kindbox/client'
import type { Pod } from '@kindbox/schemas/core/v1'
import { expectTypeOf } from 'expect-type'
import type { Exit } from '../remote-command/exit.ts'
import { pods } from './pods.ts'

declare const client: Client
const web = pods(client, { namespace: 'default' })

expectTypeOf(web.get('a')).resolves.toEqualTypeOf<Pod>()
expectTypeOf(web.log('a')).toEqualTypeOf<AsyncGenerator<string, void, undefined>>()
void web.create({ metadata: { name: 'a' }, spec: { containers: [{ name: 'main', image: 'nginx' }] } })
// @ts-expect-error -- a container has a name
void web.create({ metadata: { name: 'a' }, spec: { containers: [{ image: 'nginx' }] } })

// @ts-expect-error -- a command is a list: no shell takes it apart
void web.exec('a', 'ls -l')
// @ts-expect-error -- the pods of all namespaces can be listed and watched, but none of them named
void pods(client).exec('a', ['ls'])

declare const exit: Exit
if (exit.type === 'Exited') expectTypeOf(exit.code).toEqualTypeOf<number>()
// @ts-expect-error -- what could not be run has no exit code
else void exit.code

declare const eviction: Awaited<ReturnType<typeof web.evict>>
if (eviction.type === 'Blocked') expectTypeOf(eviction.retryAfterSeconds).toEqualTypeOf<number | undefined>()
