/**
 * Checks a simple JSONPath such as `.spec.info` against an object type: the path itself where it leads to a `Leaf`, otherwise the
 * paths that would have been right at the first wrong step, for the compile error to list.
 *
 * Filters and indices (`[?(@.type=="Ready")]`, `[0]`, `['my-key']`) step into an array or a map; a path that ends at an array or runs
 * into `unknown` is accepted.
 */
export type FieldPath<T, Path extends string, Leaf = unknown> = Path extends `.${string}` ? Walk<T, Path, '', Leaf, never> : `.${Path}`

type Walk<T, Rest extends string, Done extends string, Leaf, Siblings extends string> = Rest extends ''
  ? unknown extends T
    ? Done
    : NonNullable<T> extends Leaf
      ? Done
      : [LeafPaths<NonNullable<T>, Done, Leaf>] extends [never]
        ? Siblings
        : LeafPaths<NonNullable<T>, Done, Leaf>
  : unknown extends T
    ? `${Done}${Rest}`
    : Rest extends `[${infer Index}]${infer Tail}`
      ? Walk<ElementOf<NonNullable<T>>, AfterFilter<Index, Tail>['tail'], `${Done}[${AfterFilter<Index, Tail>['index']}]`, Leaf, Siblings>
      : Rest extends `.${infer Tail}`
        ? HasKey<NonNullable<T>, FirstKey<Tail>> extends true
          ? Walk<
              ValueOf<NonNullable<T>, FirstKey<Tail>>,
              AfterKey<Tail>,
              `${Done}.${FirstKey<Tail>}`,
              Leaf,
              LeafPaths<NonNullable<T>, Done, Leaf>
            >
          : [KeysOf<NonNullable<T>>] extends [never]
            ? Siblings
            : `${Done}.${KeysOf<NonNullable<T>>}`
        : never

/** A filter may hold brackets of its own: `[?(@.tags[0]=="a")]` ends at the bracket after its closing parenthesis. */
type AfterFilter<Index extends string, Tail extends string> = Index extends `?(${string}`
  ? Index extends `${string})`
    ? { index: Index; tail: Tail }
    : Tail extends `${infer More})]${infer Rest}`
      ? { index: `${Index}]${More})`; tail: Rest }
      : { index: Index; tail: Tail }
  : { index: Index; tail: Tail }

/** Up to the next step; an escaped dot (`foo\.bar`) belongs to the key. */
type FirstKey<Rest extends string> = Rest extends `${infer Head}\\.${infer Tail}`
  ? Head extends `${string}.${string}` | `${string}[${string}`
    ? PlainKey<Rest>
    : `${Head}\\.${FirstKey<Tail>}`
  : PlainKey<Rest>

type PlainKey<Rest extends string> = Rest extends `${infer Dot}.${string}`
  ? Dot extends `${infer Bracket}[${string}`
    ? Bracket
    : Dot
  : Rest extends `${infer Bracket}[${string}`
    ? Bracket
    : Rest

type AfterKey<Rest extends string> = Rest extends `${FirstKey<Rest>}${infer Tail}` ? Tail : ''

type Unescape<Key extends string> = Key extends `${infer Head}\\.${infer Tail}` ? `${Head}.${Unescape<Tail>}` : Key

type HasKey<T, Key extends string> = Unescape<Key> extends KeysOf<T> ? true : false

/** The keys of an object or of a map; a list is stepped into by index, and a string has none. */
type KeysOf<T> = T extends readonly unknown[] ? never : T extends object ? keyof T & string : never

type ValueOf<T, Key extends string> = T extends unknown ? (Unescape<Key> extends keyof T ? T[Unescape<Key>] : never) : never

type ElementOf<T> = T extends readonly (infer Item)[] ? Item : T extends { [key: string]: infer Value } ? Value : never

/** The paths one step further on that end at a `Leaf`. */
type LeafPaths<T, Done extends string, Leaf> = `${Done}.${LeafKeys<T, Leaf>}`

type LeafKeys<T, Leaf> = T extends readonly unknown[]
  ? never
  : T extends object
    ? { [Key in keyof T & string]-?: NonNullable<T[Key]> extends Leaf ? Key : never }[keyof T & string]
    : never
