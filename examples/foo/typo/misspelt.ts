import type { Foo } from '../dist/foo.js'

export function shout(foo: Foo): string {
  return foo.spec.inof.toUpperCase()
}
