/**
 * Tells, while the program is being type-checked, what Kubernetes cannot store: JavaScript's own types and tuples. `unknown`
 * where all is well, so that `S & Storable<S>` is `S`; otherwise an object type whose one key spells out path and reason, for
 * the compile error to show.
 */
export type Storable<T, Root extends string> = [Refusal<T, Root, []>] extends [never]
  ? unknown
  : { [Reason in Refusal<T, Root, []>]: never }

/** Deep enough for every schema measured; what lies deeper is still refused when the resource is defined. */
type MaxDepth = 10

type Refusal<T, At extends string, Depth extends unknown[]> = Depth['length'] extends MaxDepth
  ? never
  : 0 extends 1 & T
    ? never
    : T extends Foreign
      ? `${At}: ${ForeignName<T>} cannot be stored in Kubernetes, ${Replacement<T>}`
      : T extends readonly unknown[]
        ? number extends T['length']
          ? Refusal<T[number], `${At}[]`, [...Depth, 0]>
          : `${At}: a tuple is not structural, use Type.Array with minItems and maxItems`
        : T extends object
          ? { [Key in keyof T & string]-?: Refusal<Present<T, Key>, `${At}.${Key}`, [...Depth, 0]> }[keyof T & string]
          : never

/** A property's type without the `undefined` that only says the property may be missing. */
type Present<T, Key extends keyof T> = {} extends Pick<T, Key> ? Exclude<T[Key], undefined> : T[Key]

type Foreign =
  | Date
  | Uint8Array
  | RegExp
  | bigint
  | symbol
  | undefined
  | void
  | Promise<unknown>
  | Iterator<unknown>
  | AsyncIterator<unknown>
  | ((...args: never[]) => unknown)
  | (abstract new (...args: never[]) => unknown)

type ForeignName<T> = T extends Date
  ? 'a Date'
  : T extends Uint8Array
    ? 'a Uint8Array'
    : T extends bigint
      ? 'a bigint'
      : T extends symbol
        ? 'a symbol'
        : T extends undefined | void
          ? 'undefined'
          : T extends RegExp
            ? 'a RegExp'
            : T extends Promise<unknown>
              ? 'a Promise'
              : T extends Iterator<unknown> | AsyncIterator<unknown>
                ? 'an iterator'
                : 'a function'

type Replacement<T> = T extends Date
  ? "use Type.String({ format: 'date-time' })"
  : T extends Uint8Array
    ? "use Type.String({ format: 'byte' })"
    : T extends bigint
      ? "use Type.Integer({ format: 'int64' })"
      : T extends undefined | void
        ? 'use Type.Optional'
        : 'use a JSON type'
